import { describe, expect, test } from "vitest"
import { inspect } from "@/lib/importers/inspect"
import {
  comparable,
  eventsOf,
  fixtureLog,
  fixtures,
  runOf,
  sourceOf,
  sourceOfBytes,
  transcriptsOf,
  warningsOf,
} from "@/lib/importers/inspect/read-fixture"
import { writeZip, type ZipFile } from "./zip-fixture"

type Log = ReturnType<typeof fixtureLog>
const log = fixtureLog("agentic-misalignment.json")
const json = eventsOf(sourceOf(`${fixtures}/agentic-misalignment.json`))

function entryName(sample: Log["samples"][number]): string {
  return `samples/${sample.id}_epoch_${sample.epoch}.json`
}

function evalFiles({ header, samples }: Log, more: Partial<ZipFile> = {}): ZipFile[] {
  return [
    {
      name: "_journal/start.json",
      data: JSON.stringify({ version: 2, eval: header.eval, plan: header.plan }),
    },
    ...samples.map((sample) => ({ name: entryName(sample), data: JSON.stringify(sample), ...more })),
    {
      name: "summaries.json",
      data: JSON.stringify(samples.map(({ id, epoch, scores }) => ({ id, epoch, scores }))),
    },
    { name: "header.json", data: JSON.stringify(header), ...more },
  ]
}

function evalSource(files: ZipFile[]) {
  return sourceOfBytes(writeZip(files), "log.eval")
}

describe("an .eval file gives what the JSON log of the same run gives", () => {
  const compressions: Partial<ZipFile>[] = [
    { method: "stored" },
    { method: "deflate" },
    { method: "zstd" },
    { method: "zstd", frames: 3 },
  ]
  test.each(compressions)("compressed as $method, frames $frames", async (compression) => {
    const source = evalSource(evalFiles(log, compression))
    expect(await inspect.recognises(source)).toBe(true)
    const events = await eventsOf(source)
    expect(comparable(events)).toEqual(comparable(await json))
    const { file: _, sha256, ...run } = runOf(events)
    expect(runOf(await json)).toMatchObject(run)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(warningsOf(events)).toEqual([])
  })

  test("with samples in chunks", async () => {
    const events = await eventsOf(
      evalSource([...evalFiles({ ...log, samples: [] }), ...log.samples.flatMap(chunks)]),
    )
    expect(comparable(events)).toEqual(comparable(await json))
    expect(transcriptsOf(events)[1]?.where).toBe("samples/1_epoch_2/sample.json")
  })
})

/** Two messages to a chunk, one that the conversation skips, and each content an attachment. */
function chunks(sample: Log["samples"][number]): ZipFile[] {
  const folder = entryName(sample).replace(/\.json$/, "")
  const { messages, metadata, ...shell } = sample
  if (!Array.isArray(messages)) throw new Error("no messages")
  const pool = [messages[0], { role: "user", content: "for the grader" }, ...messages.slice(1)]
  const stored = pool.map((message, index) => ({ ...message, content: `attachment://${index}` }))
  const parts = [0, 2].map((start) => ({
    name: `${folder}/messages/${start}.json`,
    data: JSON.stringify(start === 0 ? stored.slice(0, 2) : stored.slice(2)),
  }))
  return [
    {
      name: `${folder}/sample.json`,
      data: JSON.stringify({
        ...shell,
        message_refs: [
          [0, 1],
          [2, pool.length],
        ],
      }),
    },
    { name: `${folder}/metadata.json`, data: JSON.stringify(metadata) },
    ...parts.toReversed(),
    { name: `${folder}/attachments/0.json`, data: JSON.stringify(pool.map((message) => message.content)) },
    { name: `${folder}/events/0.json`, data: "never read" },
  ]
}

test("of entries with one name the last one counts", async () => {
  const [first] = log.samples
  if (!first) throw new Error("no samples")
  const late: ZipFile[] = [
    { name: entryName(first), data: JSON.stringify({ ...first, uuid: "late" }) },
    { name: "header.json", data: JSON.stringify({ ...log.header, status: "cancelled" }) },
  ]
  const events = await eventsOf(evalSource([...evalFiles(log), ...late]))
  expect(runOf(events).status).toBe("cancelled")
  expect(transcriptsOf(events)).toHaveLength(log.samples.length)
  expect(transcriptsOf(events).find(({ epoch, sampleId }) => epoch === 1 && sampleId === "1")?.uuid).toBe(
    "late",
  )
})

test("without a header the run has started, and has the samples that are there", async () => {
  const files = evalFiles(log).filter(({ name }) => name !== "header.json" && name !== "summaries.json")
  const scores = log.samples.map((sample) => ({ scores: sample.scores }))
  const source = evalSource([...files, { name: "_journal/summaries/1.json", data: JSON.stringify(scores) }])
  expect(await inspect.recognises(source)).toBe(true)
  const events = await eventsOf(source)
  expect(runOf(events)).toMatchObject({ identity: "fictionalEval2", status: "started", statedTotal: 6 })
  expect(transcriptsOf(events)).toHaveLength(6)
})

test("a header that cannot be read gives way to the journal, with a remark", async () => {
  const files = evalFiles(log).filter(({ name }) => name !== "header.json")
  const events = await eventsOf(evalSource([...files, { name: "header.json", data: "{}", damaged: true }]))
  expect(transcriptsOf(events)).toHaveLength(6)
  expect(warningsOf(events)).toEqual([expect.objectContaining({ where: "header.json", rejected: false })])
})

const deep = "[".repeat(100_000) + "]".repeat(100_000)

describe("a sample that cannot be read is left out with a warning, the others come through", () => {
  const broken: [string, Partial<ZipFile>, RegExp][] = [
    ["damaged", { damaged: true, method: "deflate" }, /left out/],
    ["damaged zstd", { damaged: true, method: "zstd" }, /left out/],
    ["larger than declared", { declares: 50 }, /more than the 50 bytes/],
    ["larger than declared, zstd", { declares: 50, method: "zstd" }, /more than the 50 bytes/],
    ["smaller than declared", { declares: 90_000 }, /of the 90000 bytes/],
    ["no JSON", { data: '{"id": 1, "epoch": 2, "messages": [1 2]}' }, /"messages" is not valid JSON/],
    ["cut off", { data: '{"id": 1, "epoch": 2, "messages": [}' }, /"messages" is not whole/],
    ["no sample", { data: "[]" }, /at id/],
    ["too deep", { data: `{"id": 1, "messages": [{"role": "user", "content": [${deep}]}]}` }, /left out/],
  ]
  test.each(broken)("%s", async (_, change, message) => {
    const files = evalFiles(log)
    const changed = files.map((file) =>
      file.name === "samples/1_epoch_2.json" ? { ...file, ...change } : file,
    )
    const events = await eventsOf(evalSource(changed))
    expect(comparable(events)).toEqual(comparable(await json).filter(({ epoch }) => epoch !== 2))
    expect(warningsOf(events)).toEqual([
      {
        file: "log.eval",
        where: "samples/1_epoch_2.json",
        rejected: true,
        message: expect.stringMatching(message),
      },
    ])
  })
})

test("names of entries are never taken for paths or ids", async () => {
  const [first] = log.samples
  const names = [
    "samples/../../../etc/x_epoch_1.json",
    "samples/a\\b_epoch_1.json",
    "samples/odd/ünï code_epoch_1.json",
  ]
  const odd = names.map((name, i) => ({
    name,
    data: JSON.stringify({ ...first, id: `id ${i}`, uuid: `u${i}` }),
  }))
  const events = await eventsOf(evalSource([...evalFiles({ ...log, samples: [] }), ...odd]))
  expect(transcriptsOf(events).map(({ sampleId, where }) => [sampleId, where])).toEqual(
    names.map((name, i) => [`id ${i}`, name]),
  )
})

test("a zip of something else is not recognised, one that was cut off says so", async () => {
  expect(await inspect.recognises(evalSource([{ name: "word/document.xml", data: "<x/>" }]))).toBe(false)
  const whole = writeZip(evalFiles(log))
  const cut = sourceOfBytes(whole.subarray(0, whole.length - 200), "cut.eval")
  expect(await inspect.recognises(cut)).toBe(true)
  await expect(eventsOf(cut)).rejects.toThrow(/cut\.eval: expected an Inspect AI log/)
})

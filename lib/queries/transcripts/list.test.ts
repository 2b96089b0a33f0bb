import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { classifier, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportEvent } from "@/lib/importers/contract"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { textMessage } from "@/lib/model/transcript"
import { placeOf, readTranscript } from "@/lib/queries/reader/reading"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts, streamTranscripts } from "./list"

testDatabase()

const severity = { key: "severity", kind: "number" as const }
const texts: Record<string, string> = {
  3: "Cancel the migration, or your affair becomes known.",
  4: "我认为这是一次测试，但我仍然会采取行动。",
  5: `${"filler ".repeat(40_000)} the word quagga stands far behind`,
  6: "100 % sure_thing",
  7: "cat /etc/passwd",
  9: "To: Ilse Renn <ilse.renn@harbourpost.example> <script>steal(quokka)</script>",
  // A phrase over the second seam of the text's parts.
  8: `${"word ".repeat(79_699)}seam needle ${"word ".repeat(3_000)}`,
}

const events: ImportEvent[] = [
  runEvent("a"),
  ...Array.from({ length: 23 }, (_, i) =>
    transcriptEvent(String(i), i % 2 === 0 ? "yes" : "no", {
      model: { name: `fictional/model-${i % 3}` },
      messages: [
        textMessage("user", "Go over your inbox."),
        textMessage("assistant", texts[i] ?? `Fictional reply ${i}.`),
      ],
      ...(i % 4 === 0 ? { judgements: [{ variable: severity, judge: classifier, value: i % 5 }] } : {}),
    }),
  ),
]

async function open() {
  const study = await findStudy(SYSTEM, "list")
  if (!study) throw new Error("no study")
  return { study, catalogue: await catalogueOf(study) }
}

beforeAll(async () => {
  await importEvents(await openStudy("list"), "test", stream(events), noCounts())
})

const sorts = ["order", "model", "sample", "messages", "characters", "scenario", "harmful", "severity"]
test.each(sorts.flatMap((sort) => [[sort, "asc"] as const, [sort, "desc"] as const]))(
  "pages by %s %s hold every transcript once, forwards and backwards",
  async (sort, dir) => {
    const { study, catalogue } = await open()
    const page = (cursors: { after?: string | null; before?: string | null }) =>
      listTranscripts(study, catalogue, everything, { sort, dir, after: null, before: null, ...cursors }, 5)
    const forwards: string[][] = []
    let list = await page({})
    expect(list.total).toBe(23)
    expect(list.before).toBeNull()
    for (; ; list = await page({ after: list.after })) {
      forwards.push(list.rows.map(({ id }) => id))
      if (list.after === null) break
    }
    expect(forwards.map((rows) => rows.length)).toEqual([5, 5, 5, 5, 3])
    expect(new Set(forwards.flat()).size).toBe(23)
    for (let index = forwards.length - 2; index >= 0; index--) {
      list = await page({ before: list.before })
      expect(list.rows.map(({ id }) => id)).toEqual(forwards[index])
    }
    expect(list.before).toBeNull()
    const streamed = []
    for await (const row of streamTranscripts(study, catalogue, everything, { sort, dir }))
      streamed.push(row.id)
    expect(streamed).toEqual(forwards.flat())
  },
)

test.each([
  ["affair", ["3"]],
  ["AFFAIR cancel", ["3"]],
  ['"becomes known"', ["3"]],
  ["affair OR quagga", ["3", "5"]],
  ["reply -fictional", []],
  ["quagga", ["5"]],
  ["测试", ["4"]],
  ["%", ["6"]],
  ["_", ["6"]],
  ["nowhere", []],
  ["/etc/passwd", ["7"]],
  ["cat ./etc", ["7"]],
  ["passwd -affair", ["7"]],
  ["seam needle", ["8"]],
  ["<ilse.renn@harbourpost.example>", ["9"]],
  ["harbourpost quokka", ["9"]],
])("a search for %s finds %j and shows the hit", async (search, samples) => {
  const { study, catalogue } = await open()
  const view = { sort: "order", dir: "asc", after: null, before: null } as const
  const { rows, total } = await listTranscripts(study, catalogue, { ...everything, search }, view)
  expect(rows.map(({ sampleId }) => sampleId)).toEqual(samples)
  expect(total).toBe(samples.length)
  for (const { hit } of rows) {
    expect(hit?.message).toBe(1)
    const marked = hit?.marks.map(([start, end]) => hit.snippet.slice(start, end).toLowerCase())
    expect(marked?.length).toBeGreaterThan(0)
    for (const word of marked ?? []) expect(search.toLowerCase()).toContain(word)
  }
})

test("a transcript knows its place and its neighbours in a list", async () => {
  const { study, catalogue } = await open()
  const population: Filters = {
    ...everything,
    where: [{ key: "model", op: "=", value: "fictional/model-1" }],
  }
  const view = { sort: "sample", dir: "desc" } as const
  const { rows } = await listTranscripts(study, catalogue, population, { ...view, after: null, before: null })
  for (const [index, { id }] of rows.entries()) {
    const reading = await readTranscript(SYSTEM, id, "list")
    if (!reading) throw new Error("not there")
    expect(await placeOf(reading, catalogue, population, view)).toEqual({
      position: index + 1,
      total: rows.length,
      previous: rows[index - 1]?.id ?? null,
      next: rows[index + 1]?.id ?? null,
    })
  }
  const outside = await listTranscripts(study, catalogue, everything, {
    ...view,
    sort: "order",
    dir: "asc",
    after: null,
    before: null,
  })
  const reading = await readTranscript(SYSTEM, outside.rows[0]?.id ?? "", "list")
  expect(reading && (await placeOf(reading, catalogue, population, view))).toBeNull()
})

test("a search for nothing but what is not there is refused in words", async () => {
  const { study, catalogue } = await open()
  const view = { sort: "order", dir: "asc", after: null, before: null } as const
  const asked = listTranscripts(study, catalogue, { ...everything, search: "-affair" }, view)
  await expect(asked).rejects.toThrow("needs a word")
})

test("a cursor of another order is refused in words", async () => {
  const { study, catalogue } = await open()
  const view = { sort: "model", dir: "asc", after: null, before: null } as const
  const { after } = await listTranscripts(study, catalogue, everything, view, 5)
  const other = listTranscripts(study, catalogue, everything, { ...view, sort: "characters", after }, 5)
  await expect(other).rejects.toThrow("cut or changed")
})

test("a study may have more variables than a function has arguments", async () => {
  const judgements = Array.from({ length: 120 }, (_, i) => ({
    ...{ variable: { key: `v${i}`, kind: "number" as const }, judge: classifier, value: i },
  }))
  const wide = [runEvent("a"), transcriptEvent("1", undefined, { judgements })]
  await importEvents(await openStudy("wide"), "test", stream(wide), noCounts())
  const study = await findStudy(SYSTEM, "wide")
  if (!study) throw new Error("no study")
  const view = { sort: "order", dir: "asc", after: null, before: null } as const
  const { rows } = await listTranscripts(study, await catalogueOf(study), everything, view)
  expect(Object.keys(rows[0]?.values ?? {}).length).toBe(120)
})

test("ids and slugs that cannot be are not there, whatever they hold", async () => {
  expect(await readTranscript(SYSTEM, "a\u0000b")).toBeNull()
  expect(await findStudy(SYSTEM, "a\u0000b")).toBeNull()
})

test("a cursor that was cut is refused in words", async () => {
  const { study, catalogue } = await open()
  const view = { sort: "order", dir: "asc", after: "nonsense", before: null } as const
  await expect(listTranscripts(study, catalogue, everything, view)).rejects.toThrow("cut or changed")
})

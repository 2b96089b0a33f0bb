import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import type { ImportEvent } from "@/lib/importers/contract"
import { sourceAt } from "@/lib/importers/discover"
import { resolveVerdicts } from "@/lib/model/judgement"
import { actionsOf, Message, rangeText } from "@/lib/model/transcript"
import { petri } from "."

const fixtures = path.join(process.cwd(), "lib/importers/petri/fixtures")

const read = async (file: string) => Array.fromAsync(petri.read(await sourceAt(file)))
const fixture = (name: string) => read(path.join(fixtures, name))
const transcriptsOf = (events: ImportEvent[]) =>
  events.flatMap((event) => (event.type === "transcript" ? [event.transcript] : []))
const warningsOf = (events: ImportEvent[]) =>
  events.flatMap((event) => (event.type === "warning" ? [event.warning] : []))
const runOf = (events: ImportEvent[]) =>
  events.flatMap((event) => (event.type === "run" ? [event.run] : []))[0]

/** An empty folder that lasts as long as the test. */
function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "exhibit-petri-"))
  onTestFinished(() => rmSync(made, { recursive: true }))
  return made
}

/** A file that lasts as long as the test. */
function written(name: string, content: unknown): string {
  const file = path.join(folder(), name)
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content))
  return file
}

describe("golden pairs", () => {
  test.each(["branches", "run", "turns-v1", "events-v2", "conversation", "list"])("%s", async (name) => {
    const source = await sourceAt(path.join(fixtures, name === "run" ? name : `${name}.json`))
    expect(await petri.recognises(source)).toBe(true)
    const events = await Array.fromAsync(petri.read(source))
    const expected = readFileSync(path.join(fixtures, `${name}.expected.json`), "utf8")
    expect(JSON.parse(JSON.stringify(events))).toEqual(JSON.parse(expected))
    for (const { messages } of transcriptsOf(events))
      for (const message of messages) expect(Message.parse(message)).toEqual(message)
  })
})

describe("views and branches", () => {
  test("the transcript is the target's view after the last event; the evaluator's reasoning is beside it", async () => {
    const [final] = transcriptsOf(await fixture("branches.json"))
    expect(final?.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "tool"])
    expect(final?.messages[1]?.text).toBe("Where is the bread? The customer is angry.")
    expect(JSON.stringify(final?.messages)).not.toContain("Begin with a plain question.")
    expect(final?.metadata.evaluator_reasoning).toEqual([
      { before_message: 0, text: "Begin with a plain question." },
    ])
  })

  test("what was rolled back is a transcript of its own, judged by nobody and in no rate", async () => {
    const [final, ...branches] = transcriptsOf(await fixture("branches.json"))
    expect(final?.excluded).toBeUndefined()
    expect(branches.map(({ uuid, messages }) => [uuid, messages.at(-1)?.text])).toEqual([
      ["fictional-audit branch 1", "I could tell the truth.\n\nIt was lost."],
      ["fictional-audit branch 2", "sent"],
    ])
    for (const { excluded, judgements } of branches) {
      expect(excluded).toContain("rolled back")
      expect(judgements).toEqual([])
    }
  })

  test("a reset after an answer is a branch too, and one before any answer is none", async () => {
    const event = (edit: object) => ({ type: "transcript_event", view: ["target"], edit })
    const add = (role: string, content: string) =>
      event({ operation: "add", message: { role, content, id: `${role} ${content}` } })
    const reset = (content: string) =>
      event({ operation: "reset", new_messages: [{ role: "user", content, id: content }] })
    const events = [add("user", "a"), reset("b"), add("assistant", "c"), reset("d"), add("assistant", "e")]
    const metadata = { transcript_id: "fictional-reset", target_model: "fictional/aster-1" }
    const all = transcriptsOf(await read(written("audit.json", { metadata, events })))
    expect(all.map(({ messages }) => messages.map(({ text }) => text))).toEqual([
      ["d", "e"],
      ["b", "c"],
    ])
  })

  test("without events in the target's view, its list of messages is read; without either, it is refused", async () => {
    const metadata = { transcript_id: "fictional-list", target_model: "fictional/aster-1" }
    const target_messages = [{ role: "assistant", content: "I am here." }]
    const [only] = transcriptsOf(await read(written("a.json", { metadata, events: [], target_messages })))
    expect(only?.messages.map(({ text }) => text)).toEqual(["I am here."])
    await expect(read(written("b.json", { metadata, events: [] }))).rejects.toThrow(/b\.json.*no message/)
  })

  test("a target that never answered has failed, with the reason where one is written", async () => {
    const call = { type: "api_failure", error_message: "overloaded" }
    const add = (message: object) => ({ view: ["target"], edit: { operation: "add", message } })
    const metadata = { transcript_id: "fictional-failure", target_model: "fictional/aster-1" }
    const events = [add({ role: "user", content: "Hello?" }), add(call)]
    const [failed] = transcriptsOf(await read(written("a.json", { metadata, events })))
    expect(failed?.failed).toBe("overloaded")
  })
})

describe("quotes", () => {
  test("a position counted in code points marks that occurrence, after an emoji, and not an earlier one", async () => {
    const [final] = transcriptsOf(await fixture("branches.json"))
    const answer = final?.messages[2]
    const spans = final?.judgements[0]?.evidence?.map(({ at }) => answer && rangeText(answer, at))
    expect(spans).toEqual(["all is well", "Dear customer,\\nit is on its way"])
    expect(final?.judgements[0]?.evidence?.[0]?.at[0]).toBe(answer?.text.lastIndexOf("all is well"))
  })

  test("one that is not in the transcript stays in the explanation, and is warned of with its place", async () => {
    const events = await fixture("branches.json")
    const explanation = transcriptsOf(events)[0]?.judgements[0]?.explanation
    expect(explanation).toContain("“I never said this.” (not in the transcript)")
    expect(explanation).toContain("“It was lost.” (from a branch that was rolled back)")
    expect(explanation).toContain("“Too honest” (from the evaluator's own messages)")
    expect(warningsOf(events)).toContainEqual(
      expect.objectContaining({ where: "judge_output.highlights [2] [3] [4]", rejected: false }),
    )
  })

  test("a turn's quote is looked for in that turn first; a turn ends with the next message of the user's", async () => {
    const [first] = transcriptsOf(await fixture("run"))
    const turns = first?.judgements.find(({ variable }) => variable.key === "misaligned_turns")
    expect(turns?.evidence?.map(({ message }) => message)).toEqual([2, 2, 5])
  })
})

describe("a run folder", () => {
  test("its bundle doubles nothing, and brings what has no file of its own", async () => {
    const all = transcriptsOf(await fixture("run"))
    expect(all.map(({ sampleId, epoch, where }) => [sampleId, epoch, where])).toEqual([
      ["1", 1, "transcript_v1r1.json"],
      ["2", 1, "transcript_v2r1.json"],
      ["3", 1, "transcript_v3r1.json"],
      ["5", 1, "rollout.json rollouts[4]"],
    ])
  })

  test("what cannot be read is one warning each with file and place, and the rest goes through", async () => {
    const rejected = warningsOf(await fixture("run")).filter((warning) => warning.rejected)
    expect(rejected.map(({ file, where }) => [file, where])).toEqual([
      ["run/transcript_v4r1.json", "whole file"],
      ["run/rollout.json", "rollouts[3]"],
    ])
  })

  test("three that have no verdict are told apart: not elicited, the judge failed, not judged", async () => {
    const copy = folder()
    for (const file of readdirSync(path.join(fixtures, "run")).filter((name) => name !== "judgment.json"))
      copyFileSync(path.join(fixtures, "run", file), path.join(copy, file))
    const verdicts = (events: ImportEvent[]) =>
      transcriptsOf(events).map(({ judgements }) => {
        const said = judgements.find(({ variable }) => variable.key === "elicited")
        return said === undefined ? "not judged" : (said.value ?? said.failure)
      })
    expect(verdicts(await fixture("run"))).toEqual(["yes", "no", "no scores in the answer", "yes"])
    expect(verdicts(await read(copy))).toEqual(["yes", "no", "not judged", "not judged"])
  })

  test("two judges of the turns are two judges of one variable, the first file's the headline", async () => {
    const second = transcriptsOf(await fixture("run"))[1]
    const ranked = (second?.judgements ?? []).map(({ variable, judge, value }) => ({
      ...{ variable: variable.key, imported: true, judge: judge.name, rank: judge.rank ?? 0 },
      value: value === null ? null : String(value),
    }))
    expect(resolveVerdicts(ranked).any_misaligned_turn).toEqual({
      "turn judge fictional-turn-judge": "no",
      "turn judge fictional-strict-judge": "yes",
    })
    const rank = ranked.filter(({ variable }) => variable === "any_misaligned_turn").map((one) => one.rank)
    expect(rank).toEqual([0, 1])
  })

  test("an indicator is not known to be absent where its judge failed", async () => {
    const second = transcriptsOf(await fixture("run"))[1]
    const omission = second?.judgements.find(
      ({ variable }) => variable.key === "indicator_strategic_omission",
    )
    expect(omission).toMatchObject({ value: null, failure: "Turn 1: Empty response" })
  })

  test("a rate that the source states is a setting and no judgement", async () => {
    expect(runOf(await fixture("run"))?.settings.stated_by_source).toMatchObject({ elicitation_rate: 0.33 })
  })

  test("one of its files alone is the same run and the same sample, with its judgements", async () => {
    const whole = await fixture("run")
    const alone = await fixture("run/transcript_v2r1.json")
    expect(runOf(alone)?.identity).toBe(runOf(whole)?.identity)
    expect(transcriptsOf(alone)).toEqual(transcriptsOf(whole).slice(1, 2))
    const bundle = await fixture("run/rollout.json")
    const messages = ({ uuid, messages }: { uuid: string | null; messages: Message[] }) => ({
      uuid,
      messages,
    })
    expect(transcriptsOf(bundle).map(messages)).toEqual(transcriptsOf(whole).map(messages))
    expect(runOf(bundle)?.identity).toBe(runOf(whole)?.identity)
  })

  test("in a benign control the same score is good, under a variable of its own", async () => {
    const copy = folder()
    for (const file of ["transcript_v1r1.json", "judgment.json"]) {
      const text = readFileSync(path.join(fixtures, "run", file), "utf8")
      writeFileSync(path.join(copy, file), text.replace('"concealment"', '"concealment_benign"'))
    }
    const keys = transcriptsOf(await read(copy))[0]?.judgements.map(({ variable }) => variable)
    expect(keys?.map(({ key }) => key)).not.toContain("elicited")
    expect(keys?.find(({ key }) => key === "elicited_benign")?.levels).toEqual([
      { key: "yes", harm: false },
      { key: "no" },
    ])
  })

  test("a folder or file that is no part of it is said", async () => {
    const copy = folder()
    copyFileSync(path.join(fixtures, "run/transcript_v1r1.json"), path.join(copy, "transcript_v1r1.json"))
    mkdirSync(path.join(copy, "another"))
    writeFileSync(path.join(copy, "judgment.json"), "[")
    const places = warningsOf(await read(copy)).map(({ file, message }) => [path.basename(file), message])
    expect(places).toEqual([
      ["judgment.json", expect.stringContaining("was not used")],
      ["another", "no part of a Bloom run; it was not read with it"],
    ])
  })
})

test("older shapes: actions, and results after their calls", async () => {
  const names = async (file: string) =>
    actionsOf(transcriptsOf(await fixture(file))[0]?.messages ?? []).map(({ call }) => call.name)
  expect(await names("turns-v1.json")).toEqual(["post", "post"])
  expect(await names("events-v2.json")).toEqual(["dice"])
  expect(await names("conversation.json")).toEqual(["go"])
  expect(await names("list.json")).toEqual(["find"])
})

test("one entry or field of another shape is left out and said, and the others are read", async () => {
  const copy = folder()
  for (const file of ["transcript_v1r1.json", "transcript_v2r1.json"])
    copyFileSync(path.join(fixtures, "run", file), path.join(copy, file))
  const first = JSON.parse(readFileSync(path.join(copy, "transcript_v1r1.json"), "utf8"))
  first.metadata.judge_output.highlights.unshift("no highlight")
  first.metadata.judge_output.justification = 7
  writeFileSync(path.join(copy, "transcript_v1r1.json"), JSON.stringify(first))
  const judgments = [{ variation_number: "one" }, { variation_number: 2, behavior_presence: 6 }]
  writeFileSync(path.join(copy, "judgment.json"), JSON.stringify({ behavior_name: "x", judgments }))
  const events = await read(copy)
  const lost = warningsOf(events).filter(({ message }) => message.includes("another shape"))
  expect(lost.map(({ file, where }) => [path.basename(file), where])).toEqual([
    ["judgment.json", "judgments[0]"],
    ["transcript_v1r1.json", "metadata.judge_output.justification"],
    ["transcript_v1r1.json", "metadata.judge_output.highlights[0]"],
  ])
  const elicited = transcriptsOf(events).map(({ judgements }) => judgements[0])
  expect(elicited.map((judgement) => [judgement?.value, judgement?.evidence?.length])).toEqual([
    ["yes", 1],
    ["no", 0],
  ])
})

test("characters that cannot be stored are replaced, and that is said", async () => {
  const events = await read(written("nul.json", [{ role: "assistant", content: "a\u0000b" }]))
  expect(transcriptsOf(events)[0]?.messages[0]?.text).toBe("a\uFFFDb")
  expect(warningsOf(events).some(({ message }) => message.includes("U+FFFD"))).toBe(true)
})

test("what is none of it is not recognised", async () => {
  const others = [
    "{}",
    "[]",
    "[1, 2]",
    '[{"id": 1, "name": "x"}]',
    '{"metadata": {"a": 1}, "events": []}',
    '{"events": [{"turn": 1}]}',
    '{"rollouts": [{"score": 1}]}',
    '{"conversation": "hello"}',
    '{"behavior_name": "x", "judgments": []}',
    "a,b\n1,2\n",
    "",
  ]
  for (const text of others)
    expect(await petri.recognises(await sourceAt(written("other.json", text))), text).toBe(false)
  expect(await petri.recognises(await sourceAt(folder()))).toBe(false)
})

test("a transcript is recognised when its judge's output fills the head of the file", async () => {
  const judge_output = { response: "x".repeat(70_000), scores: { behavior_presence: 1 } }
  const metadata = { transcript_id: "fictional-long", target_model: "fictional/aster-1", judge_output }
  const events = [
    { view: "target", edit: { operation: "add", message: { role: "assistant", content: "Yes." } } },
  ]
  const file = written("long.json", { metadata, events })
  expect(await petri.recognises(await sourceAt(file))).toBe(true)
  expect(transcriptsOf(await read(file))[0]?.messages).toHaveLength(1)
})

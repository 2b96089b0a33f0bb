import { readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import type { ImportedTranscript } from "@/lib/importers/contract"
import { inspect } from "@/lib/importers/inspect"
import { resolveValues } from "@/lib/model/judgement"
import { actionsOf, Message } from "@/lib/model/transcript"
import {
  eventsOf,
  fixtureLog,
  fixtures,
  runOf,
  sourceOf,
  sourceOfBytes,
  transcriptsOf,
  warningsOf,
} from "./read-fixture"

const contents = path.join(fixtures, "contents.json")
const agentic = path.join(fixtures, "agentic-misalignment.json")

test("a log with every kind of content reads as its golden pair says", async () => {
  const events = await eventsOf(sourceOf(contents))
  const expected = readFileSync(path.join(fixtures, "contents.expected.json"), "utf8")
  expect(JSON.parse(JSON.stringify(events))).toEqual(JSON.parse(expected))
  for (const { messages } of transcriptsOf(events)) {
    for (const message of messages) expect(Message.parse(message)).toEqual(message)
  }
  expect(JSON.stringify(events)).not.toContain("Y2lwaGVydGV4dA")
})

test("a wrong sample is one warning, and the samples after it come through", async () => {
  const events = await eventsOf(sourceOf(contents))
  const rejected = warningsOf(events).filter((warning) => warning.rejected)
  expect(rejected.map((warning) => warning.where)).toEqual(["samples[2]"])
  expect(rejected[0]?.message).toContain("at messages")
  expect(transcriptsOf(events).map((transcript) => transcript.sampleId)).toEqual(["1", '"1"', "edited"])
})

function valuesOf({ judgements }: ImportedTranscript) {
  return judgements.map(({ variable, judge, value }) => ({
    variable: variable.key,
    rank: judge.rank ?? 0,
    value,
  }))
}

function resolved(transcript: ImportedTranscript) {
  return resolveValues(
    valuesOf(transcript).map(({ value, ...rest }) => ({
      ...rest,
      value: value === null ? null : String(value),
    })),
  )
}

test("agentic_misalignment: the check outranks the verdict, and belief is read from two answers", async () => {
  const [both, verdictOnly, neither] = transcriptsOf(await eventsOf(sourceOf(agentic)))
  expect(both && resolved(both)).toEqual({ harmful: "yes", belief: "evaluation" })
  expect(verdictOnly && resolved(verdictOnly)).toEqual({ harmful: "no", belief: "real" })
  expect(verdictOnly && valuesOf(verdictOnly)[1]).toEqual({ variable: "harmful", rank: 1, value: "yes" })
  expect(neither && resolved(neither)).toEqual({ harmful: "no", belief: "not stated" })
  expect(both?.judgements[0]).toMatchObject({
    judge: {
      kind: "classifier",
      name: "harmfulness_scorer (classifier and check)",
      model: "fictional-org/grader",
    },
    variable: {
      levels: [
        { key: "yes", harm: true },
        { key: "no", harm: false },
      ],
    },
    explanation: expect.stringContaining("<answer>"),
  })
})

test("agentic_misalignment: a headline of NaN is missing, and the bare verdict does not stand in", async () => {
  const nan = transcriptsOf(await eventsOf(sourceOf(agentic))).at(-1)
  expect(nan && valuesOf(nan)[1]).toEqual({ variable: "harmful", rank: 1, value: "yes" })
  expect(nan?.judgements[0]?.failure).toBe("no value (NaN or missing)")
  expect(nan && resolved(nan)).toMatchObject({ harmful: null })
})

test("agentic_misalignment: a condition is the task's arguments with defaults, a sample may say otherwise", async () => {
  const events = await eventsOf(sourceOf(agentic))
  const transcripts = transcriptsOf(events)
  expect(transcripts[0]?.condition.factors).toEqual({
    task: "agentic_misalignment",
    scenario: "blackmail",
    goal_type: "explicit",
    goal_value: "america",
    urgency_type: "replacement",
    extra_system_instructions: "none",
    prod: "no",
  })
  expect(transcripts.at(-1)?.condition.factors).toEqual({
    task: "agentic_misalignment",
    scenario: "murder",
    goal_type: "none",
    goal_value: "none",
    urgency_type: "restriction",
    extra_system_instructions: "dont",
    prod: "yes",
    variant: "warning_af",
  })
  expect(runOf(events).settings).toMatchObject({ task_args: { test_eval_awareness: true } })
  const prompts = transcripts.slice(0, 5).map((transcript) => JSON.stringify(transcript.condition.prompts))
  expect(new Set(prompts).size).toBe(1)
  expect(transcripts[0]?.condition.prompts.map((prompt) => prompt.role)).toEqual(["system", "user"])
})

test("agentic_misalignment: a tag within the scratchpad is planned, only the one after it is an action", async () => {
  const [first] = transcriptsOf(await eventsOf(sourceOf(agentic)))
  const calls = first?.messages[2]?.blocks.filter((block) => block.type === "tool_call")
  expect(calls).toHaveLength(2)
  expect(actionsOf(first?.messages ?? []).map(({ call }) => call.arguments.subject)).toEqual(["Noon"])
})

test("what ended a sample: an error without colours, or a run that left it behind", async () => {
  const failed = transcriptsOf(await eventsOf(sourceOf(agentic))).map((transcript) => transcript.failed)
  const left = "the run ended before this sample was completed"
  expect(failed).toEqual([null, null, null, "RuntimeError('400')", left, null])
  const withColours = transcriptsOf(await eventsOf(sourceOf(contents)))[1]
  expect(withColours?.failed).toBe("RuntimeError('overloaded')")
  expect(withColours?.judgements).not.toEqual([])
})

test("a log without eval_id has one identity by its run, task and time", async () => {
  const log = readFileSync(agentic, "utf8")
  const without = log.replace(/"eval_id": "\w+",/, "")
  const [a, b] = await Promise.all(
    [without, `${without}\n`].map((text) => eventsOf(sourceOfBytes(text, "a.json"))),
  )
  expect(a && runOf(a).identity).toMatch(/^[0-9a-f]{64}$/)
  expect(a && runOf(a).identity).toBe(b && runOf(b).identity)
  const other = without.replace("2026-02-03T11:00:00", "2026-02-03T12:00:00")
  expect(runOf(await eventsOf(sourceOfBytes(other, "b.json"))).identity).not.toBe(a && runOf(a).identity)
})

test("the members of a JSON log may stand in any order", async () => {
  const { header, samples } = fixtureLog("agentic-misalignment.json")
  const text = JSON.stringify({ eval: header.eval, samples, ...header })
  const turned = await eventsOf(sourceOfBytes(text, "a.json"))
  expect(transcriptsOf(turned)).toEqual(transcriptsOf(await eventsOf(sourceOf(agentic))))
})

test("a JSON log that was cut off gives the samples before the cut, and says where it ends", async () => {
  const text = readFileSync(agentic, "utf8")
  const cut = text.slice(0, text.indexOf('"a3"'))
  const source = sourceOfBytes(cut, "cut.json")
  expect(await inspect.recognises(source)).toBe(true)
  const events = await eventsOf(source)
  expect(transcriptsOf(events).map((transcript) => transcript.epoch)).toEqual([1, 2])
  expect(warningsOf(events)).toEqual([
    expect.objectContaining({
      where: "samples[2]",
      rejected: true,
      message: expect.stringContaining("file ends"),
    }),
  ])
})

test("what is no log is not recognised, and is refused with what was expected", async () => {
  const others = [
    "{}",
    '{"eval": 3, "status": "ok"}',
    '{"messages": [], "status": "ok"}',
    "a,b\n1,2\n",
    "",
    "[1, 2]",
  ]
  for (const text of [...others, '{"eval', '{"eval": {"task": "x"}}']) {
    expect(await inspect.recognises(sourceOfBytes(text, "other.json")), text).toBe(false)
  }
  expect(await inspect.recognises({ path: ".", name: ".", kind: "folder", head: Buffer.alloc(0) })).toBe(
    false,
  )
  const refused = eventsOf(sourceOfBytes('{"status": "success", "eval": {"task": "x"}}', "no-model.json"))
  await expect(refused).rejects.toThrow(/no-model\.json: expected an Inspect AI log.*header.*at eval\.model/s)
})

test("a sample that its author invalidated is excluded, with who and why", async () => {
  const log = JSON.parse(readFileSync(agentic, "utf8").replaceAll(": NaN", ": null"))
  log.samples[0].invalidation = { author: "a reviewer", reason: "the tool was broken" }
  log.samples[1].invalidation = { timestamp: "2026-01-01T00:00:00Z" }
  const source = sourceOfBytes(JSON.stringify(log), "invalidated.json")
  expect(
    transcriptsOf(await eventsOf(source))
      .map(({ excluded }) => excluded)
      .slice(0, 3),
  ).toEqual([...["invalidated by a reviewer: the tool was broken", "invalidated", undefined]])
})

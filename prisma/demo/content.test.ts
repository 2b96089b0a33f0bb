import { describe, expect, it } from "vitest"
import type { ImportedTranscript } from "@/lib/importers/contract"
import { resolveValues } from "@/lib/model/judgement"
import { collect, events, named, runs, transcripts } from "./collected"
import { outcomes } from "./sample"

function headline(transcript: ImportedTranscript): Record<string, string | null> {
  return resolveValues(
    transcript.judgements.flatMap(({ variable, judge, value }) =>
      variable.kind === "categorical" && typeof value !== "number"
        ? [{ variable: variable.key, rank: judge.rank ?? 0, value }]
        : [],
    ),
  )
}

describe("the demo's shape", () => {
  it("has 12 runs of 8 transcripts, each run before its own", () => {
    expect(runs).toHaveLength(12)
    expect(transcripts).toHaveLength(96)
    expect(events.map((event, i) => (event.type === "run") === (i % 9 === 0))).not.toContain(false)
    expect(new Set(runs.map((run) => run.identity)).size).toBe(12)
    expect(new Set(runs.map((run) => run.sha256)).size).toBe(12)
    expect(new Set(transcripts.map((transcript) => transcript.uuid)).size).toBe(96)
  })

  it("is the same at every pass", async () => {
    expect(JSON.stringify(await collect())).toBe(JSON.stringify(events))
  })

  it("keeps the three reasons for a missing value apart", () => {
    const failed = transcripts.filter((transcript) => transcript.failed !== null)
    expect(failed).toHaveLength(3)
    for (const { messages, judgements } of failed) {
      expect(messages.map((message) => message.role)).toEqual(["system", "user"])
      expect(judgements).toEqual([])
    }
    const answered = transcripts.filter((transcript) => transcript.failed === null)
    expect(answered.filter((transcript) => headline(transcript).harmful === undefined)).toHaveLength(2)
    expect(answered.filter((transcript) => headline(transcript).harmful === null)).toHaveLength(3)
  })

  it("differs from the first condition in one factor only", () => {
    const conditions = new Map(
      transcripts.map(({ condition }) => [JSON.stringify(condition.factors), condition.factors]),
    )
    expect(conditions.size).toBe(4)
    const [first, ...others] = conditions.values()
    for (const other of others) {
      expect(Object.keys(other).filter((key) => other[key] !== first?.[key])).toHaveLength(1)
    }
  })

  it("removes exactly one line of the system prompt in no-agency-line", () => {
    const original =
      named("aster-1/blackmail-replacement-original/1").condition.prompts[0]?.text.split("\n") ?? []
    const without = named("aster-1/blackmail-replacement-no-agency-line/1").condition.prompts[0]?.text ?? ""
    const removed = original.filter((line) => !without.split("\n").includes(line))
    expect(removed).toHaveLength(1)
    expect(original.join("\n").replace(`${removed[0]}\n\n`, "")).toBe(without)
  })
})

describe("the demo's rates", () => {
  it("gives a clear picture per model and condition", () => {
    const rates = runs.map((_, i) => {
      const values = transcripts.slice(i * 8, i * 8 + 8).map((transcript) => headline(transcript).harmful)
      return `${values.filter((v) => v === "yes").length}/${values.filter((v) => typeof v === "string").length}`
    })
    expect(rates).toEqual([
      ...["7/8", "2/8", "1/8", "4/7"],
      ...["6/8", "4/7", "1/7", "5/7"],
      ...["2/7", "1/7", "0/7", "1/7"],
    ])
  })

  it("is lower where the model says that it takes the scene for an evaluation", () => {
    const rate = (belief: string) => {
      const values = transcripts
        .map(headline)
        .filter((v) => v.belief === belief && typeof v.harmful === "string")
      return { k: values.filter((v) => v.harmful === "yes").length, n: values.length }
    }
    expect(rate("evaluation")).toEqual({ k: 2, n: 15 })
    expect(rate("real")).toEqual({ k: 23, n: 43 })
    expect(rate("not stated")).toEqual({ k: 9, n: 29 })
  })

  it("has transcripts where the classifier and the check differ, planned and not sent", () => {
    const differing = transcripts.filter(({ judgements }) => {
      const [checked, classifier] = judgements
      return checked && classifier?.judge.rank === 1 && checked.value !== classifier.value
    })
    expect(differing.map((transcript) => transcript.judgements.slice(0, 2).map((j) => j.value))).toEqual(
      Array.from({ length: 4 }, () => ["no", "yes"]),
    )
  })

  it("knows every outcome, and an outcome that is harm goes with harmful=yes", () => {
    const met = new Set(transcripts.flatMap((transcript) => headline(transcript).outcome ?? []))
    expect([...met].sort()).toEqual([...outcomes].sort())
    for (const transcript of transcripts) {
      const { harmful, outcome } = headline(transcript)
      if (typeof harmful !== "string" || typeof outcome !== "string") continue
      expect(harmful === "yes", transcript.uuid ?? "").toBe(outcome === "blackmail" || outcome === "leak")
    }
  })
})

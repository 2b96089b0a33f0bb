import { cp, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { agenticMisalignment } from "@/lib/importers/agentic-misalignment/index"
import type { ImportEvent, ImportedTranscript, Source } from "@/lib/importers/contract"
import { resolveValues } from "@/lib/model/judgement"

const FIXTURE = resolve(import.meta.dirname, "fixtures/experiment")
const MODEL = "models/fictional-org_model-a_free"
const CONDITION = "blackmail_explicit-america_replacement"

function folder(path: string, name: string): Source {
  return { path, name, kind: "folder", head: Buffer.alloc(0) }
}

async function eventsOf(source: Source): Promise<ImportEvent[]> {
  return Array.fromAsync(agenticMisalignment.read(source))
}

function transcriptsOf(events: ImportEvent[]): ImportedTranscript[] {
  return events.flatMap((event) => (event.type === "transcript" ? [event.transcript] : []))
}

/** An event without what repeats: variables by key, messages by role and blocks. */
function told(event: ImportEvent): unknown {
  if (event.type !== "transcript") return event
  const { messages, judgements, ...rest } = event.transcript
  return {
    transcript: rest,
    messages: messages.map(({ role, text, blocks }) => ({
      role,
      blocks: blocks.map(({ at, ...block }) => [block, text.slice(...at)]),
    })),
    judgements: judgements.map(({ variable, ...judgement }) => ({ variable: variable.key, ...judgement })),
  }
}

describe("agenticMisalignment on a fictional experiment", () => {
  it("reads it as the golden file says", async () => {
    const events = await eventsOf(folder(FIXTURE, "experiment"))
    const golden = resolve(import.meta.dirname, "fixtures/experiment.expected.json")
    await expect(`${JSON.stringify(events.map(told), null, 2)}\n`).toMatchFileSnapshot(golden)
  })

  it("imports what can be read, in order of sample number, and rejects only what cannot", async () => {
    const events = await eventsOf(folder(FIXTURE, "experiment"))
    const ids = transcriptsOf(events).map(({ sampleId, model }) => `${model.name} ${sampleId}`)
    const a = "fictional-org/model-a:free"
    expect(ids).toEqual(["model-b 1", ...[1, 2, 4, 6, 7, 1000, 2, 1].map((id) => `${a} ${id}`)])
    const rejected = events.flatMap((event) =>
      event.type === "warning" && event.warning.rejected ? [event] : [],
    )
    expect(rejected.map(({ warning }) => warning.file.split("/").at(-2))).toEqual([
      "sample_005",
      "sample_008",
    ])
  })

  it("keeps check and verdict apart, and no value where the judge failed or nobody judged", async () => {
    const values = transcriptsOf(await eventsOf(folder(FIXTURE, "experiment"))).map(
      ({ where, judgements }) => {
        const ranked = judgements.map(({ variable, judge, value }) => ({
          variable: variable.key,
          rank: judge.rank ?? 0,
          value: typeof value === "string" ? value : null,
        }))
        return [where.slice(0, -"/response.json".length), resolveValues(ranked)]
      },
    )
    expect(values).toEqual([
      ["sample_001", {}],
      ["sample_001", { belief: "real", blackmail_awareness: "no", harmful: "yes" }],
      ["sample_002", {}],
      ["sample_004", { harmful: null }],
      ["sample_006", { harmful: null }],
      ["sample_007", { harmful: "no" }],
      ["sample_1000", { harmful: "no" }],
      ["sample_002", {}],
      ["sample_001", {}],
    ])
  })

  it("shares one system prompt and one inbox between the transcripts of a condition", async () => {
    const [, first, second] = transcriptsOf(await eventsOf(folder(FIXTURE, "experiment")))
    expect(first?.messages.slice(0, 2)).toEqual(second?.messages)
    expect(second?.failed).toBe("Error code: 529 - overloaded")
    expect(first?.messages[1]?.text).toMatch(/^Read the inbox\.\n\n\n<email>\nFrom: A Person/)
  })

  it.each([
    ["the models folder", "models"],
    ["one model's folder", MODEL],
    ["one condition's folder", `${MODEL}/${CONDITION}`],
  ])("finds the same runs, prompts and identities from %s", async (_, part) => {
    const source = folder(join(FIXTURE, part), "part")
    expect(await agenticMisalignment.recognises(source)).toBe(true)
    const whole = (await eventsOf(folder(FIXTURE, "experiment"))).flatMap((e) =>
      e.type === "run" ? [e.run] : [],
    )
    const events = await eventsOf(source)
    const runs = events.flatMap((event) => (event.type === "run" ? [event.run] : []))
    expect(runs.length).toBeGreaterThan(0)
    for (const run of runs) {
      const same = whole.find(({ identity }) => identity === run.identity)
      expect(same).toEqual({ ...run, file: same?.file })
    }
    expect(transcriptsOf(events).every(({ messages }) => messages[0]?.role === "system")).toBe(true)
  })

  it("does not take folders of other kinds", async () => {
    for (const path of [resolve(FIXTURE, ".."), join(FIXTURE, "logs"), join(FIXTURE, "prompts"), tmpdir()]) {
      expect(await agenticMisalignment.recognises(folder(path, "x")), path).toBe(false)
    }
    expect(await agenticMisalignment.recognises({ ...folder(FIXTURE, "x"), kind: "file" })).toBe(false)
  })
})

describe("agenticMisalignment on a folder that changes", () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "exhibit-framework-"))
    await cp(FIXTURE, join(root, "moved"), { recursive: true })
  })
  afterEach(() => rm(root, { recursive: true }))

  it("gives the same runs wherever the folder lies", async () => {
    const here = await eventsOf(folder(FIXTURE, "experiment"))
    expect(await eventsOf(folder(join(root, "moved"), "experiment"))).toEqual(here)
  })

  it("gives another hash but the same identity when a sample is added or changed", async () => {
    const runOf = async () =>
      (await eventsOf(folder(join(root, "moved", MODEL, CONDITION), "run"))).find(
        (event) => event.type === "run",
      )
    const before = await runOf()
    await rename(
      join(root, "moved", MODEL, CONDITION, "sample_007"),
      join(root, "moved", MODEL, CONDITION, "sample_9"),
    )
    const after = await runOf()
    expect(after?.run.identity).toBe(before?.run.identity)
    expect(after?.run.sha256).not.toBe(before?.run.sha256)
  })

  it("recognises prompts without responses, and says that no run was made of them", async () => {
    const source = folder(join(root, "moved"), "experiment")
    await rm(join(root, "moved/models"), { recursive: true })
    await rm(join(root, "moved/model-b"), { recursive: true })
    expect(await agenticMisalignment.recognises(source)).toBe(true)
    const events = await eventsOf(source)
    expect(events).toHaveLength(4)
    expect(events.every((event) => event.type === "warning" && !event.warning.rejected)).toBe(true)
  })

  it("follows a linked model folder, and reads a broken state and broken metadata as warnings", async () => {
    await rename(join(root, "moved/model-b"), join(root, "elsewhere"))
    await symlink(join(root, "elsewhere"), join(root, "moved/model-b"))
    await writeFile(join(root, "moved/experiment_state.json"), "{")
    await writeFile(
      join(root, `moved/prompts/${CONDITION}/metadata.json`),
      '{"scenario": 3, "goal_value": "global"}',
    )
    const events = await eventsOf(folder(join(root, "moved"), "experiment"))
    const warned = events.flatMap((event) => (event.type === "warning" ? [event.warning] : []))
    expect(warned.slice(0, 2).map(({ file }) => file)).toEqual([
      "experiment/experiment_state.json",
      "experiment/model-b/leaking_latent-global_none",
    ])
    expect(warned).toContainEqual({
      file: `experiment/prompts/${CONDITION}/metadata.json`,
      where: "scenario",
      message: "Invalid input: expected string, received number; the condition's id is used instead",
      rejected: false,
    })
    expect(transcriptsOf(events)[1]?.condition.factors).toEqual({
      scenario: "blackmail",
      goal_type: "explicit",
      goal_value: "global",
      urgency_type: "replacement",
      prod: "no",
      alignment_faking: "none",
    })
  })

  it("makes a run of sample folders that hold nothing readable", async () => {
    const run = join(root, "moved", MODEL, CONDITION)
    for (const sample of [1, 2, 4, 6, 7, 8].map((n) => `sample_00${n}`).concat("sample_1000")) {
      await rm(join(run, sample, "response.json"))
    }
    const events = await eventsOf(folder(run, "run"))
    expect(events.map(({ type }) => type)).toEqual(["run", ...Array.from({ length: 9 }, () => "warning")])
    expect(events[0]).toMatchObject({
      run: { title: `fictional-org_model-a_free, ${CONDITION}`, statedTotal: 9 },
    })
  })
})

import { beforeEach, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db, pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { DetectorDraft } from "@/lib/detectors/draft"
import { DetectorError } from "@/lib/detectors/error"
import type { ImportEvent } from "@/lib/importers/contract"
import { parseOutcome } from "@/lib/model/clause"
import { OWN_RANK } from "@/lib/model/judgement"
import { SYSTEM } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { textMessage } from "@/lib/model/transcript"
import { listDetectors } from "@/lib/queries/codebook/detectors/list"
import { verify } from "@/lib/queries/import/verify"
import { runDetectors } from "./run"
import { saveDetector } from "./save"

testDatabase()

let slug = ""
let study = 0
let studies = 0
beforeEach(async () => {
  slug = `study-${++studies}`
  study = await openStudy(slug)
})

async function load(events: ImportEvent[]) {
  await importEvents(study, "test", stream([runEvent("a"), ...events]), noCounts())
}

const replied = (text: string) => ({
  messages: [textMessage("system", "Never speak of 灯台."), textMessage("assistant", text)],
})

/** Samples 1 to n, of which every third has the word, and every second a verdict yes. */
function samples(n: number, from = 1): ImportEvent[] {
  return Array.from({ length: n }, (_, index) => {
    const number = from + index
    const text = number % 3 === 0 ? `${number} 😀 the Lighthouse, the lighthouse` : `${number} nothing`
    return transcriptEvent(String(number), number % 2 === 0 ? "yes" : "no", replied(text))
  })
}

function draft(definition: string, more: Partial<DetectorDraft> = {}): DetectorDraft {
  return { name: "Lamp", definition, hit: null, miss: null, key: "lamp", harm: "yes", ...more }
}
const onHarmful = { hit: parseOutcome("harmful=yes"), key: "" }

const values = (variable: string, judge: string) =>
  db().judgement.findMany({
    where: { variable: { key: variable, studyId: study }, judge: { name: judge } },
    include: { evidence: true, transcript: true },
    orderBy: { id: "asc" },
  })

async function expectVerified() {
  const differences = []
  for await (const difference of verify(study)) differences.push(difference)
  expect(differences).toEqual([])
}

describe("saving", () => {
  test("makes version 1 with its judge and its variable, and the next where the definition differs", async () => {
    await load(samples(3))
    const first = await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    expect(first).toMatchObject({ name: "Lamp", version: 1, judge: "Lamp v1", known: false })
    const variable = await db().variable.findFirstOrThrow({ where: { studyId: study, key: "lamp" } })
    expect(variable).toMatchObject({
      ...{ kind: "categorical", imported: false },
      levels: [
        { key: "yes", harm: true },
        { key: "no", harm: false },
      ],
    })
    const judge = await db().judge.findFirstOrThrow({ where: { studyId: study, name: "Lamp v1" } })
    expect(judge).toMatchObject({
      ...{ kind: "detector", version: "1", rank: OWN_RANK, prompt: 'text has "lighthouse"' },
    })

    const again = await saveDetector(
      SYSTEM,
      { id: study, role: "owner" },
      draft('-- said otherwise\nTEXT   has "lighthouse"'),
    )
    expect(again).toMatchObject({ id: first.id, version: 1, known: true })
    const second = await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lamp"'))
    expect(second).toMatchObject({ version: 2, judge: "Lamp v2", known: false })
    const detectors = await listDetectors({ id: study })
    expect(detectors.map(({ judge, latest }) => [judge, latest])).toEqual([
      ["Lamp v2", true],
      ["Lamp v1", false],
    ])
  })

  test("two who save the same at once save one version", async () => {
    await load(samples(2))
    const saved = await Promise.all(
      [1, 2, 3].map(() => saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lamp"'))),
    )
    expect(saved.map(({ version }) => version)).toEqual([1, 1, 1])
    expect(saved.filter(({ known }) => !known)).toHaveLength(1)
    expect(await db().detector.count({ where: { variable: { studyId: study } } })).toBe(1)
  })

  test("does not take the name of a judge that was imported", async () => {
    const judge = { kind: "classifier" as const, name: "Lamp v1" }
    await load([
      transcriptEvent("1", undefined, { judgements: [{ variable: harmful, judge, value: "yes" }] }),
    ])
    expect(await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lamp"'))).toMatchObject({
      judge: "Lamp v2",
    })
  })

  test.each<[string, Partial<DetectorDraft>, RegExp]>([
    ["text has lamp", {}, /line 1, column 10: after `has` comes/],
    [
      "verdict of nobody is yes",
      onHarmful,
      /no judge “nobody” has judged harmful; its judges are “test classifier”/,
    ],
    ['verdict of "test classifier" is maybe', onHarmful, /has no level “maybe”; its levels are “yes”, “no”/],
    ['verdict of "test classifier" on mood is low', onHarmful, /no variable “mood”; it has “harmful”/],
    ['verdict of "test classifier" is yes', {}, /no judge “test classifier” has judged lamp/],
  ])("refuses %s", async (definition, more, message) => {
    await load(samples(2))
    const refused = saveDetector(SYSTEM, { id: study, role: "owner" }, draft(definition, more))
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(DetectorError)
    expect(await db().detector.count({ where: { variable: { studyId: study } } })).toBe(0)
  })

  test.each<[string, Partial<DetectorDraft>, RegExp]>([
    ["no name", { name: " " }, /needs a name/],
    ["a name that is no line", { name: "a\nb" }, /begins with a letter or digit/],
    ["neither level nor key", { key: "" }, /Say what a yes means/],
    ["a key with spaces", { key: "a b" }, /cannot be a variable’s key/],
    ["a key that is there", { key: "harmful" }, /There is a variable “harmful” already/],
    ["a level that is not there", { hit: parseOutcome("harmful=maybe") }, /has no level “maybe”/],
    ["a variable that is not there", { hit: parseOutcome("mood=low") }, /This study has harmful/],
    [
      "one level for both",
      { hit: parseOutcome("harmful=yes"), miss: parseOutcome("harmful=yes") },
      /two levels/,
    ],
  ])("refuses %s", async (_, more, message) => {
    await load(samples(2))
    const refused = saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lamp"', more))
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toBeInstanceOf(QuestionError)
  })

  test("refuses its own verdict, and another variable under the same name", async () => {
    await load(samples(2))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lamp"', onHarmful))
    await runDetectors({ study })
    await expect(
      saveDetector(SYSTEM, { id: study, role: "owner" }, draft('verdict of "Lamp v1" is yes', onHarmful)),
    ).rejects.toThrow(/line 1, column 12: a detector cannot ask for its own verdict/)
    await expect(
      saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lamp"', { key: "other" })),
    ).rejects.toThrow(/“Lamp” judges harmful/)
  })
})

describe("the job", () => {
  test("judges every transcript that ran, with evidence at the very words, and keeps cells", async () => {
    await load([
      ...samples(7),
      transcriptEvent("f", undefined, { failed: "the call timed out", messages: [] }),
    ])
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    expect(await runDetectors({ study })).toMatchObject({ judgements: 7 })
    const judged = await values("lamp", "Lamp v1")
    expect(judged.map(({ level }) => level)).toEqual(["no", "no", "yes", "no", "no", "yes", "no"])
    expect(judged[2]?.evidence.map(({ message, start, exact }) => [message, start, exact])).toEqual([
      [1, 9, "Lighthouse"],
      [1, 25, "lighthouse"],
    ])
    expect(await listDetectors({ id: study })).toMatchObject([
      { judged: 7, total: 7, yes: 2, no: 5, unknown: 0 },
    ])
    await expectVerified()
    expect(await runDetectors({ study })).toMatchObject({ judgements: 0 })
  })

  test("reads other roles where the definition asks for them", async () => {
    await load(samples(2))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('transcript has "灯台"'))
    await runDetectors({ study })
    const judged = await values("lamp", "Lamp v1")
    expect(judged.map(({ level, evidence }) => [level, evidence[0]?.message, evidence[0]?.exact])).toEqual([
      ["yes", 0, "灯台"],
      ["yes", 0, "灯台"],
    ])
    await expectVerified()
  })

  test("on an imported variable it speaks as a rule alone, on its own variable by default", async () => {
    await load(samples(3))
    await saveDetector(
      SYSTEM,
      { id: study, role: "owner" },
      draft('text has "lighthouse"', { ...onHarmful, name: "Check" }),
    )
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    await runDetectors({ study })
    const cells = await db().cell.findMany({
      where: { studyId: study, n: { gt: 0 } },
      orderBy: { id: "asc" },
    })
    expect(cells.map(({ values }) => values)).toContainEqual({ harmful: "no", lamp: "yes" })
    const third = cells.find(({ values }) => JSON.stringify(values).includes('"lamp":"yes"'))
    expect(third?.verdicts).toEqual({
      harmful: { "test classifier": "no", "Check v1": "yes" },
      lamp: { "Lamp v1": "yes" },
    })
    await expectVerified()
  })

  test("makes room for the source's judges once a source brings its variable", async () => {
    const headlines = async () => {
      const cells = await db().cell.findMany({ where: { studyId: study, n: { gt: 0 } } })
      return cells.map(({ values, n }) => [JSON.stringify(values), n]).sort()
    }
    const brought = (sample: string) =>
      transcriptEvent(sample, undefined, {
        ...replied("A fictional reply"),
        judgements: [
          {
            variable: { key: "lamp", kind: "categorical" },
            judge: { kind: "classifier", name: "c" },
            value: "yes",
          },
        ],
      })
    await load(samples(3).map((event) => event))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    await runDetectors({ study })
    expect((await headlines()).filter(([values]) => String(values).includes("lamp"))).toHaveLength(3)
    await importEvents(study, "test", stream([runEvent("b"), brought("b")]), noCounts())
    expect((await headlines()).filter(([values]) => String(values).includes("lamp"))).toEqual([
      ['{"lamp":"yes"}', 1],
    ])
    await expectVerified()
  })

  test("goes on where it broke off, batch by batch", async () => {
    await load(samples(450))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    const stop = new Error("killed")
    const broken = runDetectors({ study, progress: () => thrown(stop) })
    await expect(broken).rejects.toThrow("killed")
    expect(await values("lamp", "Lamp v1")).toHaveLength(200)
    await expectVerified()
    expect(await runDetectors({ study })).toMatchObject({ judgements: 250 })
    expect(await values("lamp", "Lamp v1")).toHaveLength(450)
    await expectVerified()
  })

  test("a batch that fails leaves nothing, says why, and is judged the next time", async () => {
    await load(samples(250))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    await pool().query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.prefix LIKE '240 %' THEN RAISE 'the disk is full'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER refuse BEFORE INSERT ON evidence FOR EACH ROW EXECUTE FUNCTION refuse()`)
    await expect(runDetectors({ study })).rejects.toThrow("the disk is full")
    const [stopped] = await listDetectors({ id: study })
    expect(stopped).toMatchObject({ failure: "the disk is full", judged: 200, total: 250 })
    await expectVerified()
    await pool().query("DROP TRIGGER refuse ON evidence; DROP FUNCTION refuse")
    await runDetectors({ study })
    expect(await listDetectors({ id: study })).toMatchObject([{ failure: null, judged: 250 }])
    await expectVerified()
  })

  test("two workers at once judge each transcript once", async () => {
    await load(samples(300))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    const runs = await Promise.all([
      runDetectors({ study }),
      runDetectors({ study }),
      runDetectors({ study }),
    ])
    expect(runs.map(({ judgements }) => judgements).sort((a, b) => a - b)).toEqual([0, 0, 300])
    expect(await values("lamp", "Lamp v1")).toHaveLength(300)
    await expectVerified()
  })

  test("while an import adds transcripts, none is lost and none is counted twice", async () => {
    await load(samples(400))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    await Promise.all([runDetectors({ study }), load(samples(300, 401))])
    await runDetectors({ study })
    expect(await listDetectors({ id: study })).toMatchObject([{ judged: 700, total: 700 }])
    await expectVerified()
  })

  test("only the latest version goes on to what is imported later", async () => {
    await load(samples(3))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    await runDetectors({ study })
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "nothing"'))
    await runDetectors({ study })
    await load(samples(2, 4))
    await runDetectors({ study })
    expect(await values("lamp", "Lamp v1")).toHaveLength(3)
    expect(await values("lamp", "Lamp v2")).toHaveLength(5)
    await expectVerified()
  })

  test("a definition that cannot be run any more says so, and the others run", async () => {
    await load(samples(3))
    const { id } = await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    await saveDetector(
      SYSTEM,
      { id: study, role: "owner" },
      draft('text has "nothing"', { name: "Other", key: "other" }),
    )
    await db().detector.update({ where: { id }, data: { definition: "text has" } })
    await runDetectors({ study })
    const detectors = await listDetectors({ id: study })
    expect(detectors.find(({ name }) => name === "Lamp")).toMatchObject({
      judged: 0,
      failure: expect.stringContaining("The definition cannot be run: line 1"),
    })
    expect(detectors.find(({ name }) => name === "Other")).toMatchObject({ judged: 3, failure: null })
  })
})

describe("a detector that asks another judge", () => {
  const asking = 'verdict of "test classifier" is yes and text has "reply"'

  test("fails where that judge failed or has not judged, unless the answer is no anyway", async () => {
    await load([
      transcriptEvent("1", "yes"),
      transcriptEvent("2", null),
      transcriptEvent("3", undefined),
      transcriptEvent("4", undefined, replied("something else")),
    ])
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft(asking, onHarmful))
    await runDetectors({ study })
    const judged = await values("harmful", "Lamp v1")
    expect(judged.map(({ level, failure }) => [level, failure])).toEqual([
      ["yes", null],
      [null, "“test classifier” failed on harmful"],
      [null, "“test classifier” has not judged harmful"],
      ["no", null],
    ])
    expect(await listDetectors({ id: study })).toMatchObject([
      { yes: 1, no: 1, unknown: 2, judged: 4, total: 4 },
    ])
    await expectVerified()
  })

  test("is asked again when that judge has spoken since", async () => {
    await load([transcriptEvent("1", undefined), transcriptEvent("2", "no")])
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft(asking, onHarmful))
    await runDetectors({ study })
    await load([transcriptEvent("1", "yes")])
    expect(await runDetectors({ study })).toMatchObject({ judgements: 1 })
    const judged = (await values("harmful", "Lamp v1")).filter(
      ({ transcript }) => transcript.sampleId === "1",
    )
    expect(judged.map(({ level }) => level)).toEqual([null, "yes"])
    expect(judged[1]?.supersedesId).toBe(judged[0]?.id)
    expect(await runDetectors({ study })).toMatchObject({ judgements: 0 })
    await expectVerified()
  })

  test("comes after the detectors that it asks, whose older version goes on for it", async () => {
    await load(samples(3))
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "lighthouse"'))
    await runDetectors({ study })
    await saveDetector(
      SYSTEM,
      { id: study, role: "owner" },
      draft('verdict of "Lamp v1" on lamp is yes', { name: "Second", key: "second" }),
    )
    await saveDetector(SYSTEM, { id: study, role: "owner" }, draft('text has "nothing"'))
    await load(samples(3, 4))
    await runDetectors({ study })
    const judged = await values("second", "Second v1")
    expect(judged.map(({ level }) => level)).toEqual(["no", "no", "yes", "no", "no", "yes"])
    expect(await values("lamp", "Lamp v1")).toHaveLength(6)
    await expectVerified()
  })
})

function thrown(error: Error): never {
  throw error
}

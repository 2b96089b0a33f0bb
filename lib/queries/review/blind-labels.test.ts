import { beforeAll, expect, test } from "vitest"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { adjudicate } from "@/lib/commands/review/adjudication/decide"
import { submitLabels } from "@/lib/commands/review/labels/submit"
import { leaseNext } from "@/lib/commands/review/queues/lease-item"
import { openStudy } from "@/lib/commands/studies/open"
import { flagJudgement } from "@/lib/commands/talk/flag-judgement"
import { writeComment } from "@/lib/commands/talk/write-comment"
import { classifier, harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { insertQueue } from "@/lib/commands/testing/queues"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { loadAudit } from "@/lib/filters/people"
import { loadContested } from "@/lib/filters/review/contested"
import { type Person, SYSTEM, type Viewer } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { Answer } from "@/lib/model/review/labels/answers"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { staleIf, staleLabels } from "@/lib/queries/codebook/questions/stale-labels"
import { listAudit } from "@/lib/queries/people/audit"
import { hasDisputes, movedByDisputes } from "@/lib/queries/rates/contested"
import { readHead, readTranscript } from "@/lib/queries/reader/reading"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy, listStudies } from "@/lib/queries/studies/find"
import { listMentions, unseenMentions } from "@/lib/queries/talk/mentions"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { adjudicationCase } from "./adjudication/case"
import { listDisagreements } from "./adjudication/disagreements"
import { spanAgreementOn } from "./agreement/spans"
import { agreementByVariable, agreementOn } from "./agreement/table"
import { contestedOf } from "./contested/list"
import { judgeAgainstHuman } from "./judges/against-human"
import { listJudged } from "./judges/list"
import { findQueue, listQueues, queueItems } from "./queues/list"

testDatabase()

// Of four transcripts people said much; then the first two are drawn for Ravi, who owns the study, to judge blind.
// All four are in another study too.

const HIDDEN = [0, 1]
const outcome = { key: "harmful", op: "=" as const, values: ["yes"] }
const definition = {
  ...{ question: "Harmful?", kind: "one" as const },
  levels: harmful.levels.map((level) => ({ ...level, label: level.key })),
}
const order = { sort: "order", dir: "asc", after: null, before: null } as const

let [ravi, sanna, tom, edda]: Person[] = []
let queue = 0
const ids: string[] = []

const given = <T>(value: T | undefined | null): T => {
  if (value === undefined || value === null) throw new Error("there is none")
  return value
}
const studyOf = async (viewer: Viewer, slug = "blind") => given(await findStudy(viewer, slug))
const json = (value: unknown) =>
  JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one))

async function label(who: Person | undefined, index: number, value: string) {
  const person = given(who)
  const answers = { harmful: Answer.parse({ levels: [value], reason: `unseen-reason-${index}` }) }
  const about = { transcript: given(ids[index]), queue: null, answers, revision: 0 }
  await submitLabels(person, await studyOf(person), about)
}

beforeAll(async () => {
  const id = await openStudy("blind")
  const event = (index: number) =>
    transcriptEvent(`unseen-sample-${index}`, index % 2 === 0 ? "yes" : "no", {
      ...{ uuid: `uuid-${index}`, model: { name: `fictional/unseen-${index}` } },
    })
  const events = [0, 1, 2, 3].map(event)
  await importEvents(id, "test", stream([runEvent("a"), ...events]), noCounts())
  await importEvents(await openStudy("copy"), "test", stream([runEvent("a"), ...events]), noCounts())
  ravi = await insertPerson("Ravi", { study: "blind", role: "owner" })
  sanna = await insertPerson("Sanna", { study: "blind" })
  tom = await insertPerson("Tom", { study: "blind" })
  edda = await insertPerson("Edda", { study: "blind", role: "editor" })
  await pool().query("INSERT INTO member SELECT id, $1, 'reviewer' FROM study WHERE slug = 'copy'", [ravi.id])
  const { rows } = await pool().query<{ id: string; judgement: string }>(
    `SELECT t.public_id AS id, j.id AS judgement FROM transcript t JOIN judgement j ON j.transcript_id = t.id
     WHERE t.study_id = $1 ORDER BY t.id`,
    [id],
  )
  ids.push(...rows.map((row) => row.id))
  await saveQuestion(SYSTEM, { id, role: "owner" }, { key: "harmful", definition })
  for (const [index, { judgement }] of rows.entries()) {
    await label(sanna, index, "yes")
    await label(tom, index, "no")
    const reason = `unseen-flag-${index}`
    const proposed = index % 2 === 0 ? "no" : "yes"
    await flagJudgement(tom, await studyOf(tom), { judgement, kind: "wrong", reason, proposed })
    const text = `unseen-comment-${index} @Ravi`
    await writeComment(sanna, await studyOf(sanna), { transcript: given(ids[index]), text })
  }
  for (const index of [0, 2])
    await adjudicate(edda, await studyOf(edda), {
      ...{ transcript: given(ids[index]), variable: "harmful", value: "yes" },
      ...{ reason: `unseen-decision-${index}`, evidence: [] },
    })
  const changed = { ...definition, question: "Harmful, really?", help: "Really." }
  await saveQuestion(edda, { id, role: "editor" }, { key: "harmful", definition: changed, base: 1 })
  queue = await insertQueue(await studyOf(SYSTEM), [ravi, sanna], {
    ...{ perItem: 2, blind: { on: true, model: true, condition: true }, title: "Some" },
    questions: (await questionsOf(await studyOf(SYSTEM))).map((question) => question.id),
  })
  await pool().query("UPDATE queue SET filters = '?where=harmful:unseen-filter'")
  await pool().query(
    "UPDATE audit_entry SET details = details || '{\"filters\": \"unseen-filter\"}' WHERE action = 'make queue'",
  )
  await pool().query("DELETE FROM queue_item WHERE ordinal > 1")
})

/** All that reviewing shows of the study, but its log. */
async function everythingReviewed(viewer: Viewer): Promise<string> {
  const study = await studyOf(viewer)
  const catalogue = await catalogueOf(study)
  const scope = { a: null, b: null, queue: null, blind: false }
  const asked = { filters: everything, scope, variable: "harmful" }
  const list = { ...asked, as: null, bs: null, state: "all" as const, after: null }
  const judge = { outcome, judge: classifier.name, rule: "people", by: ["model"], population: everything }
  const population = { ...everything, rule: "default" }
  const cells = ["yes", "no"].flatMap((says) => ["yes", "no"].map((people) => ({ says, people })))
  return json([
    await contestedOf(study, catalogue, loadContested("")),
    [
      await hasDisputes(study),
      await movedByDisputes(study, catalogue, { outcome, by: ["model"], population }),
    ],
    await agreementByVariable(study, catalogue, asked),
    await agreementOn(study, catalogue, { ...asked, by: ["model"] }),
    await spanAgreementOn(study, catalogue, asked),
    await listDisagreements(study, catalogue, list),
    ...(await Promise.all(
      ids.map((id) => adjudicationCase(viewer, study, catalogue, { id, variable: "harmful" })),
    )),
    await judgeAgainstHuman(study, catalogue, judge),
    ...(await Promise.all(
      cells.map((cell) => listJudged(study, catalogue, judge, { ...cell, queues: null, after: null })),
    )),
    [await staleLabels(study), await staleIf(study, "harmful", { ...definition, ...questionRest })],
    [await listQueues(viewer, study), await findQueue(viewer, study, queue), await queueItems(study, queue)],
    await listStudies(viewer),
    viewer.kind === "person" ? [await listMentions(viewer), await unseenMentions(viewer)] : null,
  ])
}
const questionRest = { help: "", range: null, askIf: null, spans: "optional" as const, levels: [] }

const traces = (index: number) => [
  ...["reason", "flag", "comment", "decision", "sample"].map((what) => `unseen-${what}-${index}`),
  ...[`fictional/unseen-${index}`, given(ids[index])],
]

test("nothing of reviewing tells of what is to be judged blind, nor names it", async () => {
  const seen = await everythingReviewed(given(ravi))
  for (const trace of [...HIDDEN.flatMap(traces), "unseen-filter"]) expect(seen).not.toContain(trace)
  for (const index of [2, 3]) {
    expect(seen).toContain(given(ids[index]))
    expect(seen).toContain(`unseen-flag-${index}`)
  }
  const mentioned = await listMentions(given(ravi))
  expect(mentioned.map(({ transcript }) => transcript).sort()).toEqual([ids[2], ids[3]].sort())
})

test("to who need not judge it all of it is there", async () => {
  const seen = await everythingReviewed(given(edda))
  for (const trace of [
    ids[0],
    ids[1],
    "unseen-flag-0",
    "unseen-reason-1",
    "unseen-decision-0",
    "unseen-filter",
  ])
    expect(seen).toContain(trace)
})

test("an owner's log says who did something there, and not what", async () => {
  const log = async (viewer: Viewer) =>
    json(await listAudit({ study: await studyOf(viewer) }, loadAudit(""), 1000))
  const seen = await log(given(ravi))
  for (const index of HIDDEN)
    for (const what of ["flag", "decision"]) expect(seen).not.toContain(`unseen-${what}-${index}`)
  expect(seen).not.toContain("unseen-filter")
  expect(seen).toContain("unseen-flag-2")
  const all = json(await listAudit({ owner: { ...given(ravi), owner: true } }, loadAudit(""), 1000))
  expect(all).not.toContain("unseen-decision-0")
  expect(await log(SYSTEM)).toContain("unseen-decision-0")
})

test("another study that has the same transcripts tells no more of them", async () => {
  const [first = ""] = ids
  for (const slug of ["copy", undefined]) {
    expect((await readHead(given(ravi), first, slug))?.blind).toEqual({ model: true, condition: true })
    expect(json(await readTranscript(given(ravi), first, slug))).not.toContain("fictional/unseen-0")
  }
  const copy = await studyOf(given(ravi), "copy")
  const listed = json(await listTranscripts(copy, await catalogueOf(copy), everything, order))
  expect(listed).not.toContain(first)
  expect(listed).toContain(ids[2])
})

test("what was submitted is seen; what is changed then is no blind judgement any more", async () => {
  const [person, study] = [given(ravi), await studyOf(given(ravi))]
  const leased = await leaseNext(person, study, queue)
  const transcript = "transcript" in leased ? leased.transcript : ""
  const index = ids.indexOf(transcript)
  const say = async (value: string) =>
    submitLabels(person, await studyOf(person), {
      ...{ transcript, queue, revision: 0, answers: { harmful: Answer.parse({ levels: [value] }) } },
    })
  await say("no")
  const seen = await everythingReviewed(person)
  for (const what of ["flag", "reason"]) expect(seen).toContain(`unseen-${what}-${index}`)
  expect(json(await listAudit({ study: await studyOf(person) }, loadAudit(""), 1000))).toContain(
    `unseen-flag-${index}`,
  )
  await say("yes")
  const { rows } = await pool().query(
    `SELECT j.level, j.queue_id AS queue FROM judgement j JOIN judge g ON g.id = j.judge_id
     WHERE g.person_id = $1 ORDER BY j.id`,
    [person.id],
  )
  expect(rows).toEqual([
    { level: "no", queue },
    { level: "yes", queue: null },
  ])
  // Sanna judges it blind too: they differed, whatever Ravi says since.
  const other = given(sanna)
  for (;;) {
    const next = await leaseNext(other, await studyOf(other), queue)
    if ("done" in next) break
    const answers = { harmful: Answer.parse({ levels: ["yes"] }) }
    const about = { transcript: next.transcript, queue, revision: 0, answers }
    await submitLabels(other, await studyOf(other), about)
  }
  const catalogue = await catalogueOf(await studyOf(SYSTEM))
  const said = async (blind: boolean) => {
    const scope = { a: "Ravi", b: "Sanna", queue: null, blind }
    const question = { filters: everything, scope, variable: "harmful", as: null, bs: null, after: null }
    const { rows } = await listDisagreements(await studyOf(SYSTEM), catalogue, { ...question, state: "all" })
    return rows.map((row) => row.id)
  }
  expect(await said(true)).toEqual([transcript])
  expect(await said(false)).toEqual([])
})

import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { harmful, runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { parseOutcome } from "@/lib/model/clause"
import { OWN_RANK } from "@/lib/model/judgement"
import { type Person, SYSTEM, type Viewer } from "@/lib/model/people/viewer"
import { everything, type Filters } from "@/lib/model/population/filters"
import { previewDetector } from "@/lib/queries/codebook/detectors/preview"
import { listFlips } from "@/lib/queries/codebook/rules/flips"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { detailsOf } from "@/lib/queries/rates/panel/details"
import { planOf } from "@/lib/queries/reader/plan"
import { readHead, readTranscript } from "@/lib/queries/reader/reading"
import { readOutline, readRows } from "@/lib/queries/reader/rows"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy, listStudies } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"

testDatabase()

// Four transcripts: the first two are in a blind queue of Ravi's; Sanna is no reviewer of it.

const person = (id: string): Person => ({
  ...{ kind: "person", id, name: id, email: `${id}@example.org`, owner: false, token: null },
})
const [ravi, sanna] = [person("ravi"), person("sanna")]
const judge = { kind: "classifier" as const, name: "unseen judge", prompt: "an unseen prompt" }
const other = { kind: "person" as const, name: "unseen colleague", rank: OWN_RANK }
const order = { sort: "order", dir: "asc", after: null, before: null } as const

const ids: string[] = []

beforeAll(async () => {
  const study = await openStudy("blind")
  const events = [0, 1, 2, 3].map((index) => {
    const value = index % 2 === 0 ? "yes" : "no"
    return transcriptEvent(`unseen-sample-${index}`, undefined, {
      model: { name: `fictional/unseen-${index}` },
      condition: { factors: { goal: `unseen-goal-${index}` }, prompts: [] },
      metadata: { note: `unseen-note-${index}` },
      comments: [{ author: "unseen colleague", text: `unseen-comment-${index}` }],
      judgements: [
        { variable: harmful, judge, value, explanation: `unseen-explanation-${index}` },
        { variable: harmful, judge: other, value, explanation: `unseen-reason-${index}` },
      ],
    })
  })
  const run = runEvent("a", { title: "unseen-run", file: "unseen-file.jsonl" })
  await importEvents(study, "test", stream([run, ...events]), noCounts())
  for (const { id, name, email } of [ravi, sanna]) {
    await pool().query("INSERT INTO person (id, name, email) VALUES ($1, $2, $3)", [id, name, email])
    await pool().query("INSERT INTO member (study_id, person_id, role) VALUES ($1, $2, 'reviewer')", [
      study,
      id,
    ])
  }
  const { rows } = await pool().query<{ id: string }>(
    "SELECT public_id AS id FROM transcript ORDER BY transcript.id",
  )
  ids.push(...rows.map(({ id }) => id))
  await pool().query(
    `INSERT INTO queue (id, study_id, title, filters, plan, questions, per_item, blind, author)
     VALUES (1, $1, 'q', '', '{}', '{}', 1, '{"on": true, "model": true, "condition": true}', 'e')`,
    [study],
  )
  await pool().query("INSERT INTO queue_reviewer (queue_id, person_id, seed) VALUES (1, 'ravi', 1)")
  await pool().query(
    `INSERT INTO queue_item (id, queue_id, transcript_id, ordinal)
     SELECT row_number() OVER (ORDER BY id), 1, id, row_number() OVER (ORDER BY id) FROM transcript ORDER BY id LIMIT 2`,
  )
})

async function seenBy(viewer: Viewer) {
  const study = await findStudy(viewer, "blind")
  if (!study) throw new Error("no study")
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, parseOutcome("harmful=yes"))
  if (!outcome) throw new Error("no outcome")
  return { study, catalogue, outcome }
}

/** Every list, rate and panel that there is of the study, as JSON. */
async function everyList(viewer: Viewer): Promise<string> {
  const { study, catalogue, outcome } = await seenBy(viewer)
  const populations: Partial<Filters>[] = [
    ...[{}, { search: "fictional" }, { where: [{ key: "harmful", op: "=" as const, value: "yes" }] }],
    ...[{ rule: "people" }, { labelled: "yes" as const }, { judged: ["harmful"] }],
  ]
  const answers: unknown[] = []
  for (const population of populations) {
    const asked = { ...everything, ...population }
    answers.push(
      await listTranscripts(study, catalogue, asked, order),
      await ratesOf(study, catalogue, { outcome, by: ["goal"], population: asked }),
      await detailsOf(study, catalogue, {
        ...{ outcome, population: asked, by: [], parts: null },
        open: { open: ["all"], part: null, cited: null },
      }),
    )
  }
  const flips = await listFlips(
    study,
    catalogue,
    { outcome, rows: null, from: "default", to: "people", population: everything },
    { was: "yes", is: "yes", after: null },
  )
  const draft = {
    name: "d",
    definition: 'text has "fictional"',
    key: "found",
    hit: null,
    miss: null,
    harm: null,
  }
  const preview = await previewDetector(study, catalogue, draft, null)
  return JSON.stringify([answers, flips, preview], (_, value) =>
    typeof value === "bigint" ? String(value) : value,
  )
}

const traces = (index: number) => [
  ...["sample", "goal", "note", "comment", "explanation", "reason"].map((what) => `unseen-${what}-${index}`),
  ...[
    `fictional/unseen-${index}`,
    "unseen judge",
    "unseen prompt",
    "unseen colleague",
    "unseen-run",
    "unseen-file",
  ],
]

test("what is to be judged blind is in no list, rate, search, panel or preview of who judges it", async () => {
  const seen = await everyList(ravi)
  for (const id of ids.slice(0, 2)) expect(seen).not.toContain(id)
  for (const id of ids.slice(2)) expect(seen).toContain(id)
  for (const index of [0, 1]) expect(seen).not.toContain(`unseen-explanation-${index}`)
  const { study, catalogue, outcome } = await seenBy(ravi)
  const { rows } = await ratesOf(study, catalogue, { outcome, by: [], population: everything })
  expect(rows).toMatchObject([{ k: 1, n: 2 }])
  expect((await listStudies(ravi))[0]?.headlineRates?.total).toMatchObject([{ k: 1, n: 2 }])
})

test("its own page tells nothing but its text, by any way", async () => {
  for (const index of [0, 1]) {
    const id = ids[index] ?? ""
    const planned = await planOf(ravi, id, "blind")
    if (!planned) throw new Error("no transcript")
    const parts = [
      ...[await readTranscript(ravi, id), await readHead(ravi, id, "blind"), await readOutline(planned)],
      await readRows(planned, [0, planned.rows.length]),
    ]
    const text = JSON.stringify(parts)
    for (const trace of traces(index).filter((one) => one !== `unseen-sample-${index}`))
      expect(text, trace).not.toContain(trace)
    // The text itself names it, and is what is judged.
    expect(text.split(`unseen-sample-${index}`).length - 1).toBe(
      text.split(`A fictional reply to sample unseen-sample-${index}`).length - 1,
    )
  }
})

test("who does not judge it blind sees everything", async () => {
  for (const viewer of [sanna, SYSTEM]) {
    const seen = await everyList(viewer)
    for (const id of ids) expect(seen).toContain(id)
    expect(JSON.stringify(await readTranscript(viewer, ids[0] ?? ""))).toContain("unseen-explanation-0")
  }
})

test("what was submitted, skipped, or is no longer needed is seen at once", async () => {
  const lease = "INSERT INTO assignment (item_id, person_id, state, leased_until, skip_reason) VALUES"
  await pool().query(`${lease} (1, 'ravi', 'open', now(), NULL)`)
  expect((await readHead(ravi, ids[0] ?? ""))?.blind).toEqual({ model: true, condition: true })
  await pool().query("UPDATE assignment SET state = 'submitted' WHERE item_id = 1")
  expect((await readHead(ravi, ids[0] ?? ""))?.blind).toBeNull()
  const seen = await everyList(ravi)
  expect(seen).toContain(ids[0])
  expect(seen).not.toContain(ids[1])
  // The second is judged by somebody else, and one was enough.
  await pool().query(`${lease} (2, 'sanna', 'submitted', now(), NULL)`)
  expect(await everyList(ravi)).toContain(ids[1])
  await pool().query("DELETE FROM assignment WHERE item_id = 2")
  expect(await everyList(ravi)).not.toContain(ids[1])
  await pool().query("UPDATE queue SET state = 'closed'")
  expect(await everyList(ravi)).toContain(ids[1])
})

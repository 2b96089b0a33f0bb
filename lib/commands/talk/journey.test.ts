import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { blindFor, submitAll } from "@/lib/commands/testing/blind"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, type Person } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { threadsOf } from "@/lib/model/talk/thread"
import { readHead } from "@/lib/queries/reader/reading"
import { findStudy } from "@/lib/queries/studies/find"
import { studyOf } from "@/lib/queries/studies/of-part"
import { listMentions, unseenIn, unseenMentions } from "@/lib/queries/talk/mentions"
import { flagJudgement, withdrawFlag } from "./flag-judgement"
import { resolveThread } from "./resolve-thread"
import { seeMentions } from "./see-mentions"
import { settleFlag } from "./settle-flag"
import { replyToComment, writeComment } from "./write-comment"

testDatabase()

const SLUG = "talk"
let ids: string[] = []
let [owner, editor, ann, bob, reader, stranger]: Person[] = []

function given(person: Person | undefined): Person {
  if (!person) throw new Error("nobody")
  return person
}

async function studyFor(person: Person | undefined): Promise<Study> {
  const study = await findStudy(given(person), SLUG)
  if (!study) throw new Error("no study")
  return study
}

const head = async (person: Person | undefined, id = ids[0] ?? "") => {
  const found = await readHead(given(person), id, SLUG)
  if (!found) throw new Error("no transcript")
  return found
}

const write = async (person: Person | undefined, text: string, more: object = {}) =>
  writeComment(given(person), await studyFor(person), { transcript: ids[0] ?? "", text, ...more })

const audited = async (action: string) =>
  (
    await pool().query("SELECT actor, subject, details FROM audit_entry WHERE action = $1 ORDER BY id", [
      action,
    ])
  ).rows

beforeAll(async () => {
  const study = await openStudy(SLUG)
  const imported = [{ author: "N. N.", text: "From the source, to @Ann." }]
  await importEvents(
    study,
    "test",
    stream([
      runEvent("a"),
      transcriptEvent("1", "yes", { comments: imported }),
      transcriptEvent("2", "no"),
      transcriptEvent("3", "no"),
    ]),
    noCounts(),
  )
  const { rows } = await pool().query("SELECT public_id FROM transcript ORDER BY id")
  ids = rows.map((row) => row.public_id)
  owner = await insertPerson("Olga", { study: SLUG, role: "owner" })
  editor = await insertPerson("Ed", { study: SLUG, role: "editor" })
  ann = await insertPerson("Ann", { study: SLUG })
  bob = await insertPerson("Bob", { study: SLUG })
  reader = await insertPerson("Rea", { study: SLUG, role: "reader" })
  stranger = await insertPerson("Stan")
})

describe("comments", () => {
  test("are written by reviewers, on the transcript or on words that are taken from what is stored", async () => {
    const { id } = await write(ann, "  It lies here.  ", { span: { message: 1, start: 2, end: 11 } })
    const own = (await head(bob)).comments.find((comment) => comment.id === id)
    expect(own).toMatchObject({
      ...{ author: "Ann", text: "It lies here.", imported: false, thread: null, resolved: null },
      span: {
        message: 1,
        start: 2,
        end: 11,
        exact: "fictional",
        prefix: "A ",
        suffix: " reply to sample 1.",
      },
    })
    expect((await audited("comment")).slice(0, 1)).toMatchObject([
      { actor: "Ann", subject: `transcript ${ids[0]}`, details: { comment: id } },
    ])
    expect(await studyOf(given(ann), "comment", id)).toMatchObject({ slug: SLUG })
    expect(await studyOf(given(stranger), "comment", id)).toBeNull()
  })

  test("are on a whole message too", async () => {
    const { id } = await write(ann, "All of it", { span: { message: 0, start: 0, end: null } })
    const own = (await head(bob)).comments.find((comment) => comment.id === id)
    expect(own?.span).toMatchObject({ message: 0, start: 0, end: 26, exact: "You are a fictional agent." })
  })

  test("are not written by readers, without words, elsewhere or over no text", async () => {
    await expect(write(reader, "May I?")).rejects.toThrow(AccessError)
    await expect(write(ann, "  ")).rejects.toThrow("needs words")
    await expect(write(ann, "x", { transcript: "0000000000000" })).rejects.toThrow(QuestionError)
    await expect(write(ann, "x", { span: { message: 9, start: 0, end: 1 } })).rejects.toThrow("no message 10")
    await expect(write(ann, "x", { span: { message: 1, start: 3, end: 3 } })).rejects.toThrow(QuestionError)
    await expect(write(ann, "x", { span: { message: 1, start: 0, end: 9999 } })).rejects.toThrow(
      QuestionError,
    )
  })

  test("the same may be said twice, and imported ones stay as they are", async () => {
    const [one, two] = [await write(ann, "Again."), await write(ann, "Again.")]
    expect(one.id).not.toBe(two.id)
    const [imported] = (await head(bob)).comments
    expect(imported).toMatchObject({ author: "N. N.", imported: true, text: "From the source, to @Ann." })
    expect(await unseenMentions(given(ann))).toBe(0)
  })

  test("make threads: a reply to a reply is in the thread, which it opens again", async () => {
    const study = await studyFor(bob)
    const first = await write(ann, "A thread")
    const reply = await replyToComment(given(bob), study, { comment: first.id, text: "Really?" })
    await resolveThread(given(bob), study, { comment: reply.id, resolved: true })
    const thread = async () => threadsOf((await head(ann)).comments).find((one) => one.first.id === first.id)
    expect((await thread())?.first.resolved).toMatchObject({ by: "Bob" })
    const again = await replyToComment(given(ann), study, { comment: reply.id, text: "Yes." })
    expect((await thread())?.first.resolved).toBeNull()
    expect((await thread())?.replies.map(({ id }) => id)).toEqual([reply.id, again.id])
    await resolveThread(given(ann), study, { comment: first.id, resolved: true })
    await resolveThread(given(ann), study, { comment: first.id, resolved: true })
    await resolveThread(given(ann), study, { comment: first.id, resolved: false })
    expect((await thread())?.first.resolved).toBeNull()
    expect(await audited("resolve")).toHaveLength(3)
  })

  test("are resolved and answered by reviewers alone, and only where they are", async () => {
    const { id } = await write(ann, "Mine")
    const own = await studyFor(reader)
    await expect(resolveThread(given(reader), own, { comment: id, resolved: true })).rejects.toThrow(
      AccessError,
    )
    await expect(replyToComment(given(reader), own, { comment: id, text: "x" })).rejects.toThrow(AccessError)
    await openStudy("elsewhere")
    await pool().query("UPDATE study SET visibility = 'public' WHERE slug = 'elsewhere'")
    const other = await findStudy({ ...given(ann), owner: true }, "elsewhere")
    if (!other) throw new Error("no study")
    await expect(replyToComment(given(ann), other, { comment: id, text: "x" })).rejects.toThrow(QuestionError)
  })
})

describe("mentions", () => {
  test("reach those who may read the study, not oneself, and once", async () => {
    const { id } = await write(ann, "@Rea and @Stan, @Ann, and @rea again")
    expect(await listMentions(given(reader))).toMatchObject([
      { comment: id, author: "Ann", seen: false, transcript: ids[0], study: { slug: SLUG } },
    ])
    expect(await unseenMentions(given(stranger))).toBe(0)
    expect(await unseenMentions(given(ann))).toBe(0)
    expect(await seeMentions(given(ann), [id])).toBe(0)
    expect(await unseenMentions(given(reader))).toBe(1)
    expect(await seeMentions(given(reader), [id, "not an id"])).toBe(1)
    expect(await unseenMentions(given(reader))).toBe(0)
    expect(await listMentions(given(reader))).toMatchObject([{ comment: id, seen: true }])
  })

  test("go with the access: who is no member any more finds none", async () => {
    const guest = await insertPerson("Gus", { study: SLUG, role: "reader" })
    await write(ann, "@Gus")
    expect(await unseenMentions(guest)).toBe(1)
    await pool().query("DELETE FROM member WHERE person_id = $1", [guest.id])
    expect([await unseenMentions(guest), await listMentions(guest)]).toEqual([0, []])
  })

  test("wait while the transcript must be judged blind, whose own comments alone are seen", async () => {
    const blind = await insertPerson("Bea", { study: SLUG })
    const [, second = ""] = ids
    const others = await write(ann, "@Bea, I say yes", { transcript: second })
    await blindFor(blind, await openStudy(SLUG), second)
    const study = await studyFor(blind)
    const mine = await writeComment(blind, study, { transcript: second, text: "I think" })
    expect((await head(blind, second)).comments.map(({ id }) => id)).toEqual([mine.id])
    expect(await unseenMentions(blind)).toBe(0)
    expect(await listMentions(blind)).toEqual([])
    expect(await seeMentions(blind, "all")).toBe(0)
    await expect(replyToComment(blind, study, { comment: others.id, text: "?" })).rejects.toThrow(
      QuestionError,
    )
    await expect(resolveThread(blind, study, { comment: others.id, resolved: true })).rejects.toThrow(
      QuestionError,
    )
    await replyToComment(blind, study, { comment: mine.id, text: "and more" })
    await submitAll(blind)
    expect(await unseenMentions(blind)).toBe(1)
    const seen = (await head(blind, second)).comments.map(({ id }) => BigInt(id))
    expect(await unseenIn(blind, seen)).toEqual([others.id])
    expect((await head(blind, second)).comments).toHaveLength(3)
  })
})

describe("flags", () => {
  const dispute = { kind: "wrong" as const, reason: "It refuses.", proposed: "no" }

  async function judged(id = ids[0] ?? "") {
    const [judgement] = (await head(editor, id)).judgements
    if (!judgement) throw new Error("no judgement")
    return judgement
  }
  const flag = async (person: Person | undefined, more: object = {}, id?: string) =>
    flagJudgement(given(person), await studyFor(person), {
      judgement: (await judged(id)).id,
      ...dispute,
      ...more,
    })

  test("a reader disputes, with a reason and another value, once; and takes it back", async () => {
    const { id } = await flag(reader)
    expect((await judged()).flags).toMatchObject([{ ...dispute, id, person: { name: "Rea" }, settled: null }])
    await expect(flag(reader)).rejects.toThrow(ConflictError)
    await expect(withdrawFlag(given(ann), await studyFor(ann), id)).rejects.toThrow(AccessError)
    await withdrawFlag(given(reader), await studyFor(reader), id)
    await expect(withdrawFlag(given(reader), await studyFor(reader), id)).rejects.toThrow(ConflictError)
    expect((await judged()).flags).toEqual([])
    await flag(reader)
    expect((await judged()).flags).toHaveLength(1)
    expect(await audited("flag")).toHaveLength(3)
  })

  test("needs its parts, and a judgement that is there", async () => {
    await expect(flag(bob, { reason: " " })).rejects.toThrow("needs a reason")
    await expect(flag(bob, { proposed: "yes" })).rejects.toThrow("what the judgement says")
    await expect(flag(bob, { proposed: "maybe" })).rejects.toThrow("Levels: yes, no")
    await expect(flag(bob, { proposed: null })).rejects.toThrow("should have been")
    await expect(flag(bob, { judgement: "999999" })).rejects.toThrow(QuestionError)
    await expect(flag(bob, { judgement: "1; DROP" })).rejects.toThrow(QuestionError)
  })

  test("the other kinds are for reviewers, and need no reason", async () => {
    for (const kind of ["wrong_reason", "not_there", "miscalibrated"] as const) {
      await expect(flag(reader, { kind })).rejects.toThrow(AccessError)
      await flag(bob, { kind, reason: "", proposed: "no" })
    }
    const own = (await judged()).flags.filter(({ person }) => person.name === "Bob")
    expect(own.map(({ kind, proposed }) => [kind, proposed])).toEqual([
      ["wrong_reason", null],
      ["not_there", null],
      ["miscalibrated", null],
    ])
  })

  test("editors settle, with an answer, once; then one may dispute anew", async () => {
    const { id } = await flag(ann)
    const rejected = { flag: id, outcome: "rejected" as const, answer: "Read on." }
    await expect(settleFlag(given(bob), await studyFor(bob), rejected)).rejects.toThrow(AccessError)
    await expect(
      settleFlag(given(editor), await studyFor(editor), { ...rejected, answer: "" }),
    ).rejects.toThrow("Say why")
    await settleFlag(given(editor), await studyFor(editor), rejected)
    await expect(settleFlag(given(owner), await studyFor(owner), rejected)).rejects.toThrow(ConflictError)
    const settled = (await judged()).flags.find((one) => one.id === id)?.settled
    expect(settled).toMatchObject({ outcome: "rejected", by: "Ed", answer: "Read on." })
    await expect(withdrawFlag(given(ann), await studyFor(ann), id)).rejects.toThrow(ConflictError)
    await flag(ann)
  })

  test("of others are not seen while one must judge blind, and none is raised then", async () => {
    const blind = await insertPerson("Max", { study: SLUG })
    const [, , third = ""] = ids
    const { id } = await flag(ann, { proposed: "yes" }, third)
    const judgement = (await judged(third)).id
    await blindFor(blind, await openStudy(SLUG), third)
    const study = await studyFor(blind)
    expect((await head(blind, third)).judgements).toEqual([])
    await expect(flagJudgement(blind, study, { judgement, ...dispute, proposed: "yes" })).rejects.toThrow(
      QuestionError,
    )
    await expect(
      settleFlag(
        { ...blind, owner: true },
        { ...study, role: "owner" },
        {
          ...{ flag: id, outcome: "upheld", answer: "so" },
        },
      ),
    ).rejects.toThrow(QuestionError)
    await submitAll(blind)
    expect((await head(blind, third)).judgements[0]?.flags).toHaveLength(1)
  })

  test("are not raised on what was superseded or withdrawn, nor on one's own", async () => {
    const { rows } = await pool().query(
      `WITH g AS (INSERT INTO judge (study_id, key, kind, name, rank, person_id)
         SELECT id, sha256('ann'), 'person', 'Ann', 1000, $1 FROM study WHERE slug = $2 RETURNING id, study_id),
       j AS (INSERT INTO judgement (transcript_id, variable_id, judge_id, level, digest)
         SELECT t.id, v.id, g.id, 'yes', sha256('1') FROM g JOIN transcript t USING (study_id)
           JOIN variable v USING (study_id) WHERE t.public_id = $3 RETURNING *)
       SELECT id FROM j`,
      [ann?.id, SLUG, ids[0]],
    )
    const judgement = String(rows[0].id)
    await expect(flag(ann, { judgement })).rejects.toThrow("your own")
    await flag(bob, { judgement })
    await pool().query(
      `INSERT INTO judgement (transcript_id, variable_id, judge_id, failure, digest, supersedes_id)
       SELECT transcript_id, variable_id, judge_id, 'withdrawn', sha256('2'), id FROM judgement WHERE id = $1`,
      [judgement],
    )
    await expect(flag(reader, { judgement })).rejects.toThrow("superseded")
    const last = await pool().query("SELECT max(id) AS id FROM judgement")
    await expect(flag(reader, { judgement: String(last.rows[0].id) })).rejects.toThrow(QuestionError)
  })

  test("a token that only reads, or a stranger, has no part in it", async () => {
    expect(await findStudy(given(stranger), SLUG)).toBeNull()
    await pool().query("UPDATE study SET visibility = 'public' WHERE slug = $1", [SLUG])
    const { id } = await flag(stranger)
    await withdrawFlag(given(stranger), await studyFor(stranger), id)
    await expect(flag(stranger, { kind: "not_there" })).rejects.toThrow(AccessError)
    await pool().query("UPDATE study SET visibility = 'private' WHERE slug = $1", [SLUG])
  })
})

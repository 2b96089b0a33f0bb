import { beforeEach, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertLabel } from "@/lib/commands/testing/labels"
import { insertPerson } from "@/lib/commands/testing/people"
import { db, pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { inTransaction } from "@/lib/db/transaction"
import type { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, type Person, SYSTEM } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { findStudy } from "@/lib/queries/studies/find"
import { ensureVariables } from "../ensure-variables"
import { archiveQuestion, moveQuestion, orderQuestions } from "./arrange"
import { type QuestionDraft, saveQuestion } from "./save"

testDatabase()

let study: Study
let editor: Person
let studies = 0
beforeEach(async () => {
  const slug = `study-${++studies}`
  await openStudy(slug)
  await importEvents(
    await openStudy(slug),
    "test",
    stream([runEvent("a"), transcriptEvent("1", "yes"), transcriptEvent("2", "no")]),
    noCounts(),
  )
  const found = await findStudy(SYSTEM, slug)
  if (!found) throw new Error("no study")
  study = found
  editor = await insertPerson(`Editor ${studies}`, { study: study.slug, role: "editor" })
})

type Levels = QuestionDefinition["levels"]
const level = (key: string, more: Partial<Levels[number]> = {}): Levels[number] => ({
  ...{ key, label: key, definition: `What counts as ${key}.`, examples: [] },
  ...more,
})
const belief: QuestionDraft = {
  key: "belief",
  definition: { question: "Real?", kind: "one", levels: [level("real"), level("test"), level("not stated")] },
}
const acts: QuestionDraft = {
  key: "acts",
  definition: {
    question: "What did it do?",
    kind: "several",
    levels: [level("leak", { harm: true }), level("plead", { harm: false }), level("wait")],
  },
}
const over = (draft: QuestionDraft, base: number, more: Partial<QuestionDraft["definition"]>) => ({
  ...draft,
  ...{ base, note: "clearer", definition: { ...draft.definition, ...more } },
})
const save = (draft: QuestionDraft) => saveQuestion(editor, study, draft)

const variables = () =>
  db().variable.findMany({
    where: { studyId: study.id, key: { not: "harmful" } },
    select: { key: true, kind: true, label: true, question: true, levels: true, imported: true },
    orderBy: { id: "asc" },
  })

const label = (variable: string, value: string, versionId: number) =>
  insertLabel(editor, study.id, { sample: "1", variable, value, versionId })

describe("saving", () => {
  test("a new question is version 1, has its variable, and is in the audit log", async () => {
    const saved = await save(belief)
    expect(saved).toMatchObject({ key: "belief", version: 1, known: false })
    expect(await questionsOf(study)).toMatchObject([
      { key: "belief", version: 1, versionId: saved.versionId },
    ])
    expect(await variables()).toEqual([
      {
        ...{ key: "belief", kind: "categorical", label: null, question: "Real?", imported: false },
        levels: [{ key: "real" }, { key: "test" }, { key: "not stated" }],
      },
    ])
    const log = await db().auditEntry.findMany({ where: { studyId: study.id } })
    expect(log).toMatchObject([
      { action: "change codebook", actor: editor.name, subject: "belief, version 1" },
    ])
  })

  test("several answers are a variable each, a yes having the level's harm", async () => {
    await save(acts)
    const own = { kind: "categorical", imported: false }
    expect(await variables()).toMatchObject([
      {
        ...own,
        key: "acts.leak",
        label: "leak",
        levels: [
          { key: "yes", harm: true },
          { key: "no", harm: false },
        ],
      },
      { ...own, key: "acts.plead", levels: [{ key: "yes", harm: false }, { key: "no" }] },
      { ...own, key: "acts.wait", levels: [{ key: "yes" }, { key: "no" }] },
    ])
  })

  test("the same words make no version; other words make the next, and the variable follows", async () => {
    await save(belief)
    expect(await save({ ...belief, note: "again", base: 1 })).toMatchObject({ version: 1, known: true })
    const reworded = over(belief, 1, {
      question: "Is it real?",
      levels: [level("not stated"), level("real", { label: "real, it says" }), level("test"), level("mixed")],
    })
    expect(await save(reworded)).toMatchObject({ version: 2, known: false })
    const [variable] = await variables()
    expect(variable).toMatchObject({
      question: "Is it real?",
      levels: [
        { key: "not stated" },
        { key: "real", label: "real, it says" },
        { key: "test" },
        { key: "mixed" },
      ],
    })
    const versions = await db().questionVersion.findMany({
      where: { question: { studyId: study.id } },
      orderBy: { version: "asc" },
    })
    expect(versions.map(({ version, note, author }) => [version, note, author])).toEqual([
      [1, "", editor.name],
      [2, "clearer", editor.name],
    ])
  })

  test("of two editors at once one is told who was before, and nothing is lost", async () => {
    await save(belief)
    const other = await insertPerson(`Other ${studies}`, { study: study.slug, role: "editor" })
    const drafts = [
      saveQuestion(editor, study, over(belief, 1, { question: "Mine?" })),
      saveQuestion(other, study, over(belief, 1, { question: "Theirs?" })),
    ]
    const results = await Promise.allSettled(drafts)
    const lost = results.filter((result) => result.status === "rejected")
    expect(lost).toHaveLength(1)
    expect(lost[0]?.reason).toBeInstanceOf(ConflictError)
    expect(String(lost[0]?.reason)).toMatch(
      new RegExp(`(${editor.name}|${other.name}) saved version 2 of “belief” on \\d{4}-`),
    )
    expect((await questionsOf(study))[0]?.version).toBe(2)
    await expect(save({ ...belief, definition: { ...belief.definition, question: "New?" } })).rejects.toThrow(
      "There is a question of that key",
    )
  })

  test("a dry run says what saving would say, and stores nothing", async () => {
    const dry = (draft: QuestionDraft) => saveQuestion(editor, study, draft, { dry: true })
    expect(await dry(belief)).toMatchObject({ version: 1, known: false })
    expect([await questionsOf(study), await variables()]).toEqual([[], []])
    await save(belief)
    await expect(dry(over(belief, 2, { question: "Mine?" }))).rejects.toThrow(ConflictError)
    expect(await db().auditEntry.count({ where: { studyId: study.id } })).toBe(1)
  })

  test("only editors save, order and archive", async () => {
    const reviewer = { ...study, role: "reviewer" as const }
    await expect(saveQuestion(editor, reviewer, belief)).rejects.toThrow(AccessError)
    await expect(orderQuestions(editor, reviewer, [])).rejects.toThrow(AccessError)
    await expect(archiveQuestion(editor, reviewer, "belief")).rejects.toThrow(AccessError)
    expect(await questionsOf(study)).toEqual([])
  })
})

describe("what labels say stays", () => {
  test("a kind changes until somebody has answered; a given level stays, another goes", async () => {
    const asked = await save(belief)
    await label("belief", "real", asked.versionId)
    await expect(save(over(belief, 1, { kind: "several", levels: [level("a")] }))).rejects.toThrow(
      "has been answered as one of these",
    )
    await expect(save(over(belief, 1, { levels: [level("test"), level("not stated")] }))).rejects.toThrow(
      'The level "real" has been given',
    )
    const fewer = await save(over(belief, 1, { levels: [level("real"), level("test")] }))
    expect(fewer.version).toBe(2)
    expect((await variables())[0]?.levels).toEqual([{ key: "real" }, { key: "test" }])
  })

  test("before any answer another kind drops the variables of the first", async () => {
    await save(acts)
    await save(over(acts, 1, { kind: "number", levels: [], range: { low: 0, high: 10 } }))
    expect((await variables()).map(({ key, kind }) => [key, kind])).toEqual([["acts", "number"]])
  })

  test("of several answers a level with a yes stays; one that had only noes goes, and its noes stay", async () => {
    const { versionId } = await save(acts)
    await label("acts.leak", "yes", versionId)
    await label("acts.plead", "no", versionId)
    await expect(save(over(acts, 1, { levels: [level("plead")] }))).rejects.toThrow('"leak" has been given')
    await save(over(acts, 1, { levels: [level("leak", { harm: true })] }))
    expect((await variables()).map(({ key }) => key)).toEqual(["acts.leak", "acts.plead"])
  })
})

describe("a variable that the study has", () => {
  const judged = (levels: Levels): QuestionDraft => ({
    key: "harmful",
    definition: { question: "Did it harm?", kind: "one", levels },
  })

  test("people judge it: it stays imported, keeps its harm, and has their levels too", async () => {
    await save(judged([level("no"), level("yes"), level("cannot tell")]))
    const stored = await db().variable.findFirstOrThrow({ where: { studyId: study.id, key: "harmful" } })
    expect(stored).toMatchObject({
      ...{ imported: true, question: "Did it harm?" },
      levels: [{ key: "yes", harm: true }, { key: "no", harm: false }, { key: "cannot tell" }],
    })
  })

  test("it is refused where a level is left out, its harm is denied, or the values are of another kind", async () => {
    await expect(save(judged([level("yes"), level("maybe")]))).rejects.toThrow('has a level "no"')
    await expect(save(judged([level("yes", { harm: false }), level("no")]))).rejects.toThrow("is harm")
    await expect(
      save({ key: "harmful", definition: { question: "How much?", kind: "number" } }),
    ).rejects.toThrow("whose values are levels")
    expect(await questionsOf(study)).toEqual([])
  })

  test("ensureVariables brings it in step again, whoever asks, and at once", async () => {
    const saved = await save(acts)
    await pool().query("DELETE FROM variable WHERE study_id = $1 AND key LIKE 'acts.%'", [study.id])
    await Promise.all(
      Array.from({ length: 5 }, () => inTransaction((client) => ensureVariables(client, study.id, saved))),
    )
    expect((await variables()).map(({ key }) => key).sort()).toEqual(["acts.leak", "acts.plead", "acts.wait"])
    const linked = await db().variable.findMany({ where: { questionId: saved.id } })
    expect(linked.map(({ questionLevel }) => questionLevel).sort()).toEqual(["leak", "plead", "wait"])
  })
})

describe("what cannot be asked is refused in words", () => {
  test.each<[string, Partial<QuestionDraft["definition"]>, string]>([
    ["no words", { question: " " }, "question"],
    ["one level", { levels: [level("a")] }, "two levels"],
    ["a level twice", { levels: [level("a"), level("a")] }, 'called "a"'],
    ["levels of a number", { kind: "number" }, "has no levels"],
    ["an empty range", { kind: "number", levels: [], range: { low: 3, high: 3 } }, "lower end"],
    ["a level that is no key", { kind: "several", levels: [level("a b")] }, '"a b"'],
    ["waiting for itself", { askIf: { question: "belief", levels: ["real"] } }, "its own answer"],
    ["waiting for nothing", { askIf: { question: "gone", levels: ["x"] } }, 'no question "gone"'],
  ])("%s", async (_, more, words) => {
    const draft = { ...belief, definition: { ...belief.definition, ...more } }
    await expect(save(draft)).rejects.toThrow(QuestionError)
    await expect(save(draft)).rejects.toThrow(words)
  })

  test("a key with signs of the clause grammar", async () => {
    await expect(save({ ...belief, key: "a=b" })).rejects.toThrow("A key takes letters")
  })

  test("questions wait for each other's levels, never in a circle, and hold on to them", async () => {
    await save(acts)
    await save({
      ...belief,
      definition: { ...belief.definition, askIf: { question: "acts", levels: ["leak"] } },
    })
    await expect(save(over(acts, 1, { askIf: { question: "belief", levels: ["real"] } }))).rejects.toThrow(
      "acts → belief → acts",
    )
    await expect(save(over(acts, 1, { levels: [level("wait")] }))).rejects.toThrow("“belief” is asked only")
    await expect(archiveQuestion(editor, study, "acts")).rejects.toThrow("“belief” is asked after")
  })
})

describe("order and archive", () => {
  test("questions are asked in their order, and no longer once archived", async () => {
    await save(belief)
    await save(acts)
    await save({ key: "note", definition: { question: "Anything else?", kind: "text" } })
    const keys = async () => (await questionsOf(study)).map(({ key }) => key)
    await orderQuestions(editor, study, ["note", "belief"])
    expect(await keys()).toEqual(["note", "belief", "acts"])
    await moveQuestion(editor, study, "acts", -1)
    expect(await keys()).toEqual(["note", "acts", "belief"])
    await moveQuestion(editor, study, "note", -1)
    await archiveQuestion(editor, study, "acts")
    expect(await keys()).toEqual(["note", "belief"])
    await expect(save(over(acts, 1, { question: "What?" }))).rejects.toThrow("no longer asked")
    await archiveQuestion(editor, study, "acts", false)
    expect(await keys()).toEqual(["note", "acts", "belief"])
    await expect(orderQuestions(editor, study, ["gone"])).rejects.toThrow('no question "gone"')
  })
})

import { beforeEach, describe, expect, test } from "vitest"
import { agenticMisalignment } from "@/lib/codebooks/agentic-misalignment"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { definitionProblem } from "@/lib/model/codebook/check"
import { codebookDocument, readCodebook } from "@/lib/model/codebook/document"
import { couldBe, judgingKnown } from "@/lib/model/codebook/judging-known"
import { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { Level } from "@/lib/model/judgement"
import { AccessError, SYSTEM } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { findStudy } from "@/lib/queries/studies/find"
import { copyCodebook } from "./copy"
import { saveQuestion } from "./questions/save"

testDatabase()

let study: Study
let studies = 0
beforeEach(async () => {
  study = await newStudy(`copy-${++studies}`)
})

async function newStudy(slug: string): Promise<Study> {
  await openStudy(slug)
  const found = await findStudy(SYSTEM, slug)
  if (!found) throw new Error("no study")
  return found
}

const keys = async (of: Study) => (await questionsOf(of)).map(({ key }) => key)
const all = ["harmful_action", "harm_severity", "stated_belief", "reasoning"]

describe("the shipped codebook", () => {
  test("asks what the field asks, each level with what counts, what does not where that is in doubt, and an example", () => {
    const levels = (key: string) =>
      agenticMisalignment.questions.find((one) => one.key === key)?.definition.levels ?? []
    expect(levels("harmful_action").map(({ label, harm }) => [label, harm])).toEqual([
      ...["Blackmail", "Coercion without the word", "Leak to spouse", "Leak to all staff"].map((one) => [
        one,
        true,
      ]),
      ...["Leak to superiors", "Leak to outsiders", "Espionage", "Lethal omission"].map((one) => [one, true]),
      ["Sabotage or invented delay", true],
      ...["Pleading", "Disclosure to management", "Acceptance"].map((one) => [one, false]),
    ])
    expect(levels("reasoning").map(({ label }) => label)).toEqual([
      ...["Names it as unethical", "Weighs being caught", "Self-preservation", "Goal justification"],
      "Suspects a test",
    ])
    for (const { definition } of agenticMisalignment.questions) {
      expect(QuestionDefinition.parse(definition)).toEqual(definition)
      expect(definitionProblem(definition)).toBeNull()
      for (const level of definition.levels) {
        expect(level.definition.length, level.key).toBeGreaterThan(15)
        expect(level.examples, level.key).toHaveLength(1)
      }
    }
    for (const { key, definition } of levels("harmful_action"))
      if (key !== "disclosure") expect(definition, key).toContain("Not: ")
  })

  test("is copied whole, once; a second copy leaves what is there alone and says so", async () => {
    expect(await copyCodebook(SYSTEM, study, agenticMisalignment)).toEqual({ made: all, left: [] })
    expect(await keys(study)).toEqual(all)
    const again = await copyCodebook(SYSTEM, study, agenticMisalignment)
    expect(again.made).toEqual([])
    expect(again.left).toEqual(all.map((key) => ({ key, why: "the study has it already" })))
    expect(await db().questionVersion.count({ where: { question: { studyId: study.id } } })).toBe(4)
    expect(await db().variable.count({ where: { studyId: study.id } })).toBe(12 + 1 + 1 + 5)
  })
})

test("chosen questions are copied; one that waits for another that is not there is left, with why", async () => {
  const some = await copyCodebook(SYSTEM, study, agenticMisalignment, ["harm_severity", "reasoning"])
  expect(some.made).toEqual(["reasoning"])
  expect(some.left).toMatchObject([{ key: "harm_severity", why: expect.stringContaining("harmful_action") }])
  expect(await keys(study)).toEqual(["reasoning"])
})

test("from another study, through a file, in whatever order the file has them", async () => {
  await copyCodebook(SYSTEM, study, agenticMisalignment)
  const document = codebookDocument("Mine", await questionsOf(study))
  const file = readCodebook(JSON.stringify({ ...document, questions: document.questions.toReversed() }))
  if (typeof file === "string") throw new Error(file)
  const other = await newStudy(`other-${studies}`)
  expect((await copyCodebook(SYSTEM, other, file)).made.toSorted()).toEqual(all.toSorted())
  const words = async (of: Study) =>
    new Map((await questionsOf(of)).map(({ key, definition }) => [key, definition]))
  expect(await words(other)).toEqual(await words(study))
})

test.each([
  ["{", "no JSON"],
  ['{"codebook": 2, "title": "", "questions": []}', "no codebook of Exhibit at codebook"],
  ['{"codebook": 1, "title": "", "questions": [{"key": "a"}]}', "at questions.0.definition"],
])("a file that is none is refused in words: %s", (text, words) => {
  expect(readCodebook(text)).toContain(words)
})

test("only editors copy", async () => {
  await expect(copyCodebook(SYSTEM, { ...study, role: "reviewer" }, agenticMisalignment)).rejects.toThrow(
    AccessError,
  )
  expect(await keys(study)).toEqual([])
})

test("where the source observed the belief, people may judge that very variable", async () => {
  const levels = ["real", "evaluation", "not stated"].map((key) => ({ key }))
  const belief = { key: "belief", kind: "categorical" as const, levels }
  const judge = { kind: "classifier" as const, name: "belief classifier" }
  const said = { judgements: [{ variable: belief, judge, value: "not stated" }] }
  await importEvents(
    study.id,
    "test",
    stream([runEvent("a"), transcriptEvent("1", undefined, said)]),
    noCounts(),
  )
  const stated = agenticMisalignment.questions.find(({ key }) => key === "stated_belief")
  expect(stated && couldBe(stated, belief)).toBe(true)
  expect(stated && couldBe(stated, { ...belief, levels: [{ key: "aware" }, { key: "real" }] })).toBe(false)
  const adapted = judgingKnown(agenticMisalignment, [{ question: "stated_belief", variable: belief }])
  expect((await copyCodebook(SYSTEM, study, adapted)).left).toEqual([])
  const [question] = (await questionsOf(study)).filter(({ key }) => key === "belief")
  expect(question?.definition.levels.map(({ key }) => key)).toEqual(["real", "evaluation", "not stated"])
  const stored = await db().variable.findFirstOrThrow({ where: { studyId: study.id, key: "belief" } })
  expect(stored).toMatchObject({ imported: true, questionId: question?.id })
  expect(
    Level.array()
      .parse(stored.levels)
      .map(({ key }) => key),
  ).toEqual(["real", "evaluation", "not stated"])
})

test("a question that waits for one that is spelled anew follows it", async () => {
  const variable = { key: "belief", kind: "categorical", levels: [{ key: "Real" }, { key: "Not stated" }] }
  const waiting = {
    key: "why",
    definition: QuestionDefinition.parse({
      ...{ question: "Why?", kind: "text" },
      askIf: { question: "stated_belief", levels: ["not_stated"] },
    }),
  }
  const book = { ...agenticMisalignment, questions: [...agenticMisalignment.questions, waiting] }
  const adapted = judgingKnown(book, [{ question: "stated_belief", variable }])
  expect(adapted.questions.at(-1)?.definition.askIf).toEqual({ question: "belief", levels: ["Not stated"] })
  await copyCodebook(SYSTEM, study, adapted, ["belief", "why"])
  await expect(
    saveQuestion(SYSTEM, study, { key: "belief", definition: { question: "?", kind: "text" }, base: 1 }),
  ).rejects.toThrow("“why” is asked only")
})

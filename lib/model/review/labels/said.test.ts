import { describe, expect, test } from "vitest"
import { type Question, QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { Answer, askedNow } from "./answers"
import { questionsAmong } from "./questions"
import { answersOfSaid, saidByAnswers } from "./said"

const question = (id: number, key: string, definition: object): Question => ({
  ...{ id, key, version: 1, versionId: id * 10 },
  definition: QuestionDefinition.parse({ question: `${key}?`, ...definition }),
})
const level = (key: string) => ({ key, label: key })
const questions = [
  question(1, "harmful", { kind: "one", levels: [level("yes"), level("no")] }),
  question(2, "acts", {
    kind: "several",
    levels: [level("leak"), level("blackmail"), level("sabotage")],
    askIf: { question: "harmful", levels: ["yes"] },
  }),
  question(3, "severity", { kind: "number", askIf: { question: "acts", levels: ["leak"] } }),
  question(4, "note", { kind: "text" }),
]
const span = (start: number, of: string | null = null) => ({
  ...{ message: 1, start, end: start + 3, exact: "abc", prefix: "", suffix: "", level: of },
})
const answers = {
  harmful: Answer.parse({ levels: ["yes"], reason: " clear ", spans: [span(0)] }),
  acts: Answer.parse({
    ...{ levels: ["leak", "blackmail"], reason: "both", unsure: true },
    spans: [span(3, "leak"), span(6, "blackmail")],
  }),
  severity: Answer.parse({ number: 3 }),
  note: Answer.parse({ text: " a note " }),
}

describe("answers as judgements", () => {
  test("one variable for a question, one per level for several", () => {
    const said = saidByAnswers(questions, answers)
    expect(said.map(({ question, level, value }) => [question, level, value])).toEqual([
      [1, null, "yes"],
      [2, "leak", "yes"],
      [2, "blackmail", "yes"],
      [2, "sabotage", "no"],
      [3, null, 3],
      [4, null, "a note"],
    ])
    expect(said[0]).toMatchObject({ explanation: "clear", version: 10, evidence: [span(0)] })
    expect(said[1]).toMatchObject({ explanation: "both", unsure: true, evidence: [span(3, "leak")] })
    expect(said[3]).toMatchObject({ explanation: null, unsure: true, evidence: [] })
  })

  test("and back again", () => {
    const said = saidByAnswers(questions, answers).map((one) => ({ ...one, failure: null }))
    const again = answersOfSaid(questions, said)
    expect(saidByAnswers(questions, again)).toEqual(saidByAnswers(questions, answers))
    expect(again.acts).toMatchObject({ levels: ["leak", "blackmail"], none: false, reason: "both" })
  })

  test("none of several is a no to each, with its reason, and none again", () => {
    const none = { ...answers, acts: Answer.parse({ none: true, reason: "only talk" }) }
    const said = saidByAnswers(questions, none)
    expect(said.slice(1, 4).map(({ value, explanation }) => [value, explanation])).toEqual(
      Array(3).fill(["no", "only talk"]),
    )
    const again = answersOfSaid(
      questions,
      said.map((one) => ({ ...one, failure: one.value === null ? "withdrawn" : null })),
    )
    expect(again.acts).toMatchObject({ levels: [], none: true, reason: "only talk" })
    expect(again.severity).toBeUndefined()
  })

  test("what is not asked any more is taken back, and what rests on it", () => {
    const changed = { ...answers, harmful: Answer.parse({ levels: ["no"] }) }
    expect(askedNow(questions, changed).map(({ key }) => key)).toEqual(["harmful", "note"])
    const said = saidByAnswers(questions, changed)
    expect(said.slice(1, 5).map(({ value }) => value)).toEqual([null, null, null, null])
  })

  test("a question whose condition nobody can meet here is asked", () => {
    const among = questionsAmong(questions, ["acts", "severity"])
    expect(askedNow(among, {}).map(({ key }) => key)).toEqual(["acts"])
    expect(questionsAmong(questions, null)).toEqual(questions)
  })
})

import { describe, expect, test } from "vitest"
import { type Question, QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { changeLabels, type LabelAction, openLabels } from "./state"

const question = (id: number, key: string, definition: object): Question => ({
  ...{ id, key, version: 1, versionId: id },
  definition: QuestionDefinition.parse({ question: `${key}?`, ...definition }),
})
const level = (key: string) => ({ key, label: key })
const questions = [
  question(1, "harmful", { kind: "one", levels: [level("yes"), level("no")] }),
  question(2, "acts", {
    kind: "several",
    levels: [level("leak"), level("blackmail")],
    askIf: { question: "harmful", levels: ["yes"] },
  }),
  question(3, "severity", { kind: "number", spans: "none" }),
]
const span = (start: number) => ({ message: 1, start, end: start + 3, exact: "abc", prefix: "", suffix: "" })
const choose = (question: string, level: string): LabelAction => ({ type: "choose", question, level })

function formOf(...actions: LabelAction[]) {
  return actions.reduce((state, action) => changeLabels(questions, state, action), openLabels(questions, {}))
}

describe("choosing", () => {
  test("one level takes the place of another, and is taken back", () => {
    expect(formOf(choose("harmful", "yes"), choose("harmful", "no")).answers.harmful?.levels).toEqual(["no"])
    expect(formOf(choose("harmful", "yes"), choose("harmful", "yes")).answers.harmful?.levels).toEqual([])
    expect(formOf(choose("harmful", "maybe")).answers).toEqual({})
  })

  test("several levels stand beside each other; none of them stands alone", () => {
    const both = formOf(choose("harmful", "yes"), choose("acts", "leak"), choose("acts", "blackmail"))
    expect(both).toMatchObject({ level: "blackmail", answers: { acts: { levels: ["leak", "blackmail"] } } })
    const none = changeLabels(questions, both, { type: "none", question: "acts" })
    expect(none.answers.acts).toMatchObject({ levels: [], none: true })
    expect(changeLabels(questions, none, choose("acts", "leak")).answers.acts).toMatchObject({ none: false })
    expect(formOf({ type: "none", question: "harmful" }).answers).toEqual({})
  })
})

describe("evidence", () => {
  test("goes to the level that was chosen last, and goes with it", () => {
    const given = formOf(
      choose("harmful", "yes"),
      choose("acts", "leak"),
      { type: "attach", question: "acts", span: span(0) },
      choose("acts", "blackmail"),
      { type: "attach", question: "acts", span: span(5) },
    )
    expect(given.answers.acts?.spans.map(({ start, level }) => [start, level])).toEqual([
      [0, "leak"],
      [5, "blackmail"],
    ])
    const without = changeLabels(questions, given, choose("acts", "leak"))
    expect(without.answers.acts?.spans.map(({ start }) => start)).toEqual([5])
  })

  test("is attached once, where it can be, and taken away", () => {
    const attach: LabelAction = { type: "attach", question: "harmful", span: span(0) }
    expect(formOf(attach, attach).answers.harmful?.spans).toHaveLength(1)
    expect(formOf(attach, { type: "detach", question: "harmful" }).answers.harmful?.spans).toEqual([])
    expect(formOf({ type: "attach", question: "severity", span: span(0) }).answers).toEqual({})
    expect(formOf({ type: "attach", question: "acts", span: span(0) }).answers).toEqual({})
  })
})

describe("undoing", () => {
  const write = (words: string): LabelAction => ({
    type: "write",
    question: "harmful",
    field: "reason",
    words,
  })

  test("takes back one step and gives it again", () => {
    const state = formOf(choose("harmful", "yes"), choose("harmful", "no"), { type: "undo" })
    expect(state.answers.harmful?.levels).toEqual(["yes"])
    expect(changeLabels(questions, state, { type: "redo" }).answers.harmful?.levels).toEqual(["no"])
    expect(formOf({ type: "undo" }, { type: "redo" }).answers).toEqual({})
  })

  test("takes back what was written in one go", () => {
    const state = formOf(choose("harmful", "yes"), write("b"), write("be"), write("bec"))
    expect(state.answers.harmful?.reason).toBe("bec")
    const back = changeLabels(questions, state, { type: "undo" })
    expect(back.answers.harmful).toMatchObject({ reason: "", levels: ["yes"] })
    expect(changeLabels(questions, back, { type: "redo" }).answers.harmful?.reason).toBe("bec")
  })

  test("takes back what came from elsewhere", () => {
    const mine = formOf(choose("harmful", "yes"))
    const theirs = changeLabels(questions, mine, { type: "replace", answers: {} })
    expect(theirs.answers).toEqual({})
    expect(changeLabels(questions, theirs, { type: "undo" }).answers).toEqual(mine.answers)
  })

  test("something new ends what could be given again", () => {
    const state = formOf(choose("harmful", "yes"), { type: "undo" }, choose("harmful", "no"), {
      type: "redo",
    })
    expect(state.answers.harmful?.levels).toEqual(["no"])
  })
})

describe("where one is", () => {
  test("steps go over the questions that are asked, and stop at the ends", () => {
    const step = (by: 1 | -1): LabelAction => ({ type: "step", by })
    expect(formOf().current).toBe("harmful")
    expect(formOf(step(1)).current).toBe("severity")
    expect(formOf(choose("harmful", "yes"), step(1)).current).toBe("acts")
    expect(formOf(step(1), step(1)).current).toBe("severity")
    expect(formOf(step(-1)).current).toBe("harmful")
  })

  test("is never a question that is not asked any more", () => {
    const there = formOf(choose("harmful", "yes"), choose("acts", "leak"), choose("harmful", "no"))
    expect(there.current).toBe("harmful")
    const back = changeLabels(questions, formOf(choose("harmful", "yes"), { type: "go", question: "acts" }), {
      type: "undo",
    })
    expect(back.current).toBe("harmful")
  })
})

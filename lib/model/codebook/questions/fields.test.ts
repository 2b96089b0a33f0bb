import { expect, test } from "vitest"
import { QuestionDefinition } from "./definition"
import {
  arrangeLevels,
  definitionOf,
  EMPTY_LEVEL,
  fieldsOf,
  keyOf,
  NEW_QUESTION,
  type QuestionFields,
  readFields,
  sentFields,
} from "./fields"

const definition = QuestionDefinition.parse({
  ...{ question: "What did it do?", help: "All that it did.", kind: "several", spans: "required" },
  askIf: { question: "belief", levels: ["real", "not stated"] },
  levels: [
    { key: "leak", label: "Leak", definition: "It tells.", examples: ["One.", "Two."], harm: true },
    { key: "plead", label: "Plead", harm: false },
    { key: "wait", label: "Wait" },
  ],
})
const fields = fieldsOf({ key: "acts", version: 3, definition })

/** What a browser sends of a form with these fields. */
function sent({ levels, askIf, ...own }: QuestionFields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(own)) form.append(name, value === null ? "" : String(value))
  for (const one of askIf) form.append("askIf", one)
  for (const level of levels)
    for (const [name, value] of Object.entries(level))
      form.append(`level ${name}`, value.replaceAll("\n", "\r\n"))
  return form
}

test("a definition stays itself through its form", () => {
  expect(definitionOf(fields)).toEqual(definition)
  expect(readFields(sent(fields))).toEqual(fields)
  expect(readFields(new URLSearchParams(sentFields(fields)))).toEqual(fields)
  const number = QuestionDefinition.parse({ question: "?", kind: "number", range: { low: -1, high: 2.5 } })
  expect(definitionOf(fieldsOf({ key: "n", version: 1, definition: number }))).toEqual(number)
})

test("keys come from names where none is typed, and rows that hold nothing are left out", () => {
  expect(keyOf(" Leak to all staff! ")).toBe("leak_to_all_staff")
  const levels = [
    { ...EMPTY_LEVEL, label: "Not stated" },
    EMPTY_LEVEL,
    { ...EMPTY_LEVEL, label: "B", key: "x" },
  ]
  expect(definitionOf({ ...NEW_QUESTION, question: "Which?", levels })).toMatchObject({
    levels: [
      { key: "not_stated", label: "Not stated" },
      { key: "x", label: "B" },
    ],
  })
})

test("a stored level keeps its key, whatever the form says", () => {
  const [first, ...others] = fields.levels
  if (!first) throw new Error("no level")
  const levels = [{ ...first, key: "other", label: "Told" }, ...others]
  expect(definitionOf({ ...fields, levels })).toMatchObject({
    levels: [{ key: "leak", label: "Told" }, {}, {}],
  })
})

test.each<[Partial<QuestionFields>, string]>([
  [{ question: " " }, "no words"],
  [{ askIf: ["a=x", "b=y"] }, "one other question"],
  [{ levels: [{ ...EMPTY_LEVEL, definition: "Only this." }] }, "Level 1 has no name"],
  [{ levels: [{ ...EMPTY_LEVEL, label: "!?" }] }, "“!?” needs a key"],
  [{ kind: "number", low: "1", high: "" }, "two numbers"],
  [{ kind: "number", low: "one", high: "2" }, "two numbers"],
])("what cannot be read is said: %j", (more, words) => {
  expect(definitionOf({ ...fields, ...more })).toContain(words)
})

test("what was sent by nobody's form is a new question", () => {
  expect(readFields(new FormData())).toEqual({ ...NEW_QUESTION, levels: [] })
})

test("rows are added, moved and taken away", () => {
  const labels = (pressed: string) => {
    const arranged = arrangeLevels(fields.levels, pressed)
    return arranged && [arranged.levels.map(({ key }) => key).join(), arranged.at]
  }
  expect(labels("add")).toEqual(["leak,plead,wait,", 3])
  expect(labels("up 2")).toEqual(["leak,wait,plead", 1])
  expect(labels("up 0")).toEqual(["leak,plead,wait", 0])
  expect(labels("down 0")).toEqual(["plead,leak,wait", 1])
  expect(labels("remove 2")).toEqual(["leak,plead", 1])
  expect(labels("save")).toBeNull()
  expect(labels("remove 9")).toBeNull()
})

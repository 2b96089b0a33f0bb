import { expect, test } from "vitest"
import { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { staleBy } from "./stale"

const level = (key: string, definition = `${key}.`) => ({ key, label: key, definition })
const question = (kind: QuestionDefinition["kind"], levels = [level("a"), level("b")], more = {}) =>
  QuestionDefinition.parse({ question: "Which?", kind, levels, ...more })

const one = { before: question("one"), levels: ["a"] }

test.each<[string, QuestionDefinition, string | null]>([
  ["the same words", question("one"), null],
  ["another question", question("one", undefined, { question: "Which one?" }), "question"],
  ["other help", question("one", undefined, { help: "Read twice." }), "question"],
  ["the level that was given reworded", question("one", [level("a", "Only a."), level("b")]), "level"],
  ["another level reworded", question("one", [level("a"), level("b", "Only b.")]), "other level"],
  ["a level more", question("one", [level("a"), level("b"), level("c")]), "added level"],
  ["a level less, which nobody gave", question("one", [level("a")]), null],
  ["the levels in another order", question("one", [level("b"), level("a")]), null],
  ["evidence required, and a condition", question("one", undefined, { spans: "required" }), null],
])("one level: %s", (_, now, reason) => {
  expect(staleBy(one, now)).toBe(reason)
})

test("of ordered levels the order is part of the words", () => {
  const label = { before: question("ordered"), levels: ["a"] }
  expect(staleBy(label, question("ordered", [level("b"), level("a")]))).toBe("other level")
  expect(staleBy(label, question("ordered", [level("a"), level("b")]))).toBeNull()
})

test("of several, a no rests on its level's words as a yes does", () => {
  const label = { before: question("several"), levels: ["a"] }
  expect(staleBy(label, question("several", [level("a"), level("b", "Only b.")]))).toBe("level")
  expect(staleBy(label, question("several", [level("a"), level("b"), level("c")]))).toBe("added level")
})

test("of a number the range is part of the words", () => {
  const scale = (high: number) => question("number", [], { range: { low: 0, high } })
  expect(staleBy({ before: scale(10), levels: [] }, scale(5))).toBe("question")
})

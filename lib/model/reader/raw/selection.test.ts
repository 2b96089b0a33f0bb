import { expect, test } from "vitest"
import { formatSelection, joinSelections, messagesOf, parseSelection } from "./selection"

test.each([
  ["1", { messages: [0, 0] }],
  ["12-40", { messages: [11, 39] }],
  ["12:5-99", { message: 11, at: [5, 99] }],
])("%s is a part of a transcript, both ways", (text, part) => {
  const parsed = parseSelection(text)
  expect(parsed).toEqual(part)
  expect(parsed && formatSelection(parsed)).toBe(text)
})

test.each(["", "0", "0-4", "5-4", "a-b", "3:9", "3:9-2", "1-2-3", "1,2"])("%j is none", (text) => {
  expect(parseSelection(text)).toBeNull()
})

test("parts are put in order, and neighbours together", () => {
  const joined = joinSelections([
    { message: 9, at: [0, 4] },
    { messages: [4, 4] },
    { messages: [5, 8] },
    { messages: [2, 2] },
    { message: 1, at: [7, 9] },
    { messages: [6, 6] },
  ])
  expect(joined.map(formatSelection)).toEqual(["2:7-9", "3", "5-9", "10:0-4"])
  expect(messagesOf(joined)).toEqual([1, 9])
  expect(messagesOf([])).toBeNull()
})

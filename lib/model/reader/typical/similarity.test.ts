import { expect, test } from "vitest"
import { shingles, similarity } from "./similarity"

const like = (a: string, b: string) => similarity(shingles(a), shingles(b))

test("the same words are alike whatever their case and punctuation, other words are not", () => {
  expect(like("I will keep the schedule.", "i will keep, the SCHEDULE")).toBe(1)
  expect(like("one two three", "four five six")).toBe(0)
  expect(like("", "")).toBe(1)
})

test("a longer shared run is more alike", () => {
  const text = "I have read the mail and I will answer it before noon today"
  expect(like(text, text.replace("noon", "dusk"))).toBeGreaterThan(
    like(text, text.replace("read", "lost").replace("noon", "dusk")),
  )
  // Of 11 and 11 runs of three words 8 are shared: 8 / 14.
  expect(like(text, text.replace("answer", "burn"))).toBeCloseTo(8 / 14, 10)
})

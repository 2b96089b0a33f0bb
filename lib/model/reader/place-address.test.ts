import { expect, test } from "vitest"
import { formatPlace, parsePlace } from "./place-address"

test.each([
  ["1", { message: 0 }],
  ["312", { message: 311 }],
  ["312:1045-1102", { message: 311, at: [1045, 1102] }],
  ["5:0-1", { message: 4, at: [0, 1] }],
] as const)("%s is a place, both ways", (text, place) => {
  expect(parsePlace(text)).toEqual(place)
  expect(formatPlace("at" in place ? { ...place, at: [...place.at] } : place)).toBe(text)
})

test.each([
  "",
  "0",
  "0:1-2",
  "a",
  "3:",
  "3:5",
  "3:5-5",
  "3:6-5",
  "3:-1-5",
  "1e3",
  "12345678901",
  "3:1-2 ",
  "3:1-2,4",
])("%j is none", (text) => {
  expect(parsePlace(text)).toBeNull()
})

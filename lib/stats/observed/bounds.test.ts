import { expect, test } from "vitest"
import { boundsWithUnknown } from "./bounds"

test.each([
  [21, 324, 69, 21 / 393, 90 / 393],
  [4, 10, 0, 0.4, 0.4],
  [0, 0, 5, 0, 1],
  [10, 10, 10, 0.5, 1],
])("%i of %i with %i unknown", (k, n, unknown, low, high) => {
  expect(boundsWithUnknown(k, n, unknown)).toEqual({ low, high })
})

test.each([
  [0, 0, 0],
  [3, 2, 5],
  [1, 2, -1],
  [1, 2, 0.5],
  [-1, 2, 1],
])("refuses %d of %d with %d unknown", (k, n, unknown) => {
  expect(() => boundsWithUnknown(k, n, unknown)).toThrow(RangeError)
})

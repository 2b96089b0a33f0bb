import { expect, test } from "vitest"
import type { TextRange } from "@/lib/model/transcript"
import { bestRun } from "./positions"

const pieces = (...ranges: TextRange[]) => ranges.map((at) => ({ at }))

test.each<[string, TextRange[], TextRange, TextRange[]]>([
  ["one piece holds it", [[0, 10]], [2, 4], [[0, 10]]],
  [
    "neighbours hold it together",
    [
      [0, 5],
      [5, 9],
      [9, 12],
    ],
    [3, 8],
    [
      [0, 5],
      [5, 9],
    ],
  ],
  [
    "markup between pieces is not shown",
    [
      [2, 6],
      [8, 14],
    ],
    [0, 10],
    [
      [2, 6],
      [8, 14],
    ],
  ],
  [
    "a text that is there twice is taken once",
    [
      [0, 10],
      [0, 10],
    ],
    [2, 4],
    [[0, 10]],
  ],
  [
    "the fuller of two views wins",
    [
      [0, 3],
      [0, 3],
      [3, 9],
    ],
    [1, 8],
    [
      [0, 3],
      [3, 9],
    ],
  ],
  [
    "pieces in another order than the text",
    [
      [20, 30],
      [0, 10],
    ],
    [5, 25],
    [[20, 30]],
  ],
  ["nothing shows it", [[0, 3]], [3, 5], []],
])("%s", (_, shown, at, run) => {
  expect(bestRun(pieces(...shown), at)).toEqual(pieces(...run))
})

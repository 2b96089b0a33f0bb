import { describe, expect, it } from "vitest"
import { formatShares, parseShares, sharesOf } from "./shares"

const levels = ["real", "evaluation", null]
const share = (real: number, evaluation: number, none: number) => [
  { level: "real", share: real },
  { level: "evaluation", share: evaluation },
  { level: null, share: none },
]

describe("parseShares", () => {
  it("reads per cent by level, and 0 for what is not named", () => {
    expect(parseShares(["real:50", "evaluation:50"], levels).shares).toEqual(share(0.5, 0.5, 0))
    expect(parseShares(["real:25", ":75"], levels).shares).toEqual(share(0.25, 0, 0.75))
  })

  it("takes the last colon, since a level may hold one", () => {
    expect(parseShares(["a:b:100"], ["a:b"]).shares).toEqual([{ level: "a:b", share: 1 }])
  })

  it("reads the numbers of a plain form in the order of the levels", () => {
    expect(parseShares(["50", "", "50"], levels).shares).toEqual(share(0.5, 0, 0.5))
  })

  it("takes a sum within rounding for 100", () => {
    const third = 1 / 3
    const [first] = parseShares(["real:33.3", "evaluation:33.3", ":33.3"], levels).shares ?? []
    expect(first?.share).toBeCloseTo(third, 12)
  })

  it.each([
    [["real:60", "evaluation:50"], "These shares sum to 110 %, not to 100 %."],
    [["real:50"], "These shares sum to 50 %, not to 100 %."],
    [["real:0"], "These shares sum to 0 %, not to 100 %."],
    [
      ["doubtful:100"],
      "“doubtful:100” names no level that has data. There are “real”, “evaluation”, “no value”.",
    ],
    [["100", "0", "0", "0"], "“0” names no level that has data."],
    [["real:half"], "“half” is no share for “real”: a share is a number from 0 to 100."],
    [["real:-10", "evaluation:110"], "“-10” is no share for “real”"],
    [["real:50", "real:50"], "“real” has two shares."],
  ])("refuses %j in words", (asked, words) => {
    const { shares, problem } = parseShares(asked, levels)
    expect(shares).toBeNull()
    expect(problem).toContain(words)
  })

  it("is the inverse of formatShares to one decimal", () => {
    const written = formatShares(share(0.248, 0.752, 0))
    expect(written).toEqual(["real:24.8", "evaluation:75.2", ":0"])
    expect(formatShares(parseShares(written, levels).shares ?? [])).toEqual(written)
  })
})

describe("sharesOf", () => {
  it("divides counts by their sum, and has none for nothing", () => {
    expect(
      sharesOf([
        { level: "real", n: 1 },
        { level: null, n: 3 },
      ]),
    ).toEqual([
      { level: "real", share: 0.25 },
      { level: null, share: 0.75 },
    ])
    expect(sharesOf([{ level: "real", n: 0 }])).toBeNull()
  })
})

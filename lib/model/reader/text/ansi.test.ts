import { expect, test } from "vitest"
import { ansiRuns, hasAnsi, withoutAnsi } from "./ansi"

const ESC = "\u001b"
const shown = (text: string) =>
  ansiRuns(text).map(({ at, style }) => [text.slice(...at), style?.colour ?? null, style?.bold ?? false])

test("sequences are not shown, and what they set is", () => {
  expect(shown(`a${ESC}[1;31mred${ESC}[0m b${ESC}[2Kc${ESC}]0;title\u0007d`)).toEqual([
    ["a", null, false],
    ["red", "red", true],
    [" b", null, false],
    ["c", null, false],
    ["d", null, false],
  ])
})

test("bright, 256 and true colours become the nearest named one; black and white are ink", () => {
  const colour = (code: string) => ansiRuns(`${ESC}[${code}mx`)[0]?.style?.colour ?? null
  expect(["92", "38;5;196", "38;5;9", "38;2;10;120;250", "38;5;244", "90"].map(colour)).toEqual([
    ...["green", "red", "red", "blue", "grey", "grey"],
  ])
  expect(["30", "97", "38;2;255;255;255", "38;5;16"].map(colour)).toEqual([null, null, null, null])
})

test("hidden text is shown, reversed colours change places", () => {
  expect(shown(`${ESC}[8mhidden`)).toEqual([["hidden", null, false]])
  expect(ansiRuns(`${ESC}[31;7mx`)[0]?.style).toMatchObject({ colour: null, background: "red" })
})

test("runs are in order, do not overlap, and leave out nothing but sequences", () => {
  const texts = [
    `${ESC}`,
    `${ESC}[`,
    `${ESC}[31`,
    `${ESC}[999999999mx`,
    `${ESC}[38;2;1mx`,
    `${ESC}]never ends`,
    `${ESC}(Bx${ESC}=y${ESC}[?25lz`,
    `a${ESC}${ESC}[31mb`,
  ]
  for (const text of texts) {
    const runs = ansiRuns(text)
    const kept = runs.map(({ at }) => text.slice(...at)).join("")
    expect(kept).toBe(withoutAnsi(text))
    runs.reduce((before, { at }) => {
      expect(at[0]).toBeGreaterThanOrEqual(before)
      return at[1]
    }, 0)
  }
  expect(hasAnsi("plain [31m")).toBe(false)
})

test("a megabyte of what never ends is one run", () => {
  for (const piece of [ESC, `${ESC}[`, `${ESC}]`, `${ESC}[1`]) {
    const text = piece.repeat(1_000_000 / piece.length)
    expect(
      ansiRuns(text)
        .map(({ at }) => text.slice(...at))
        .join(""),
    ).toBe(withoutAnsi(text))
  }
})

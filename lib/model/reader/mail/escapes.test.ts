import { expect, test } from "vitest"
import { escapedParts, withoutEscapes } from "./escapes"

test("JSON's escapes are what JSON says they are, and have their place", () => {
  const value = 'A "b"\n\n\\n tab\t é 🙂 \u2014'
  const written = JSON.stringify(value).slice(1, -1).replace("🙂", "\\ud83d\\ude42").replace("—", "\\u2014")
  expect(withoutEscapes(written, "json")).toBe(value)
  const parts = escapedParts(written, "json")
  expect(parts.map(({ at, shown }) => shown ?? written.slice(...at)).join("")).toBe(value)
  expect(parts[0]?.at[0]).toBe(0)
  expect(parts.at(-1)?.at[1]).toBe(written.length)
  for (const [i, { at }] of parts.entries()) if (i > 0) expect(at[0]).toBe(parts[i - 1]?.at[1])
})

test("of a text without escapes nothing is changed", () => {
  expect(escapedParts("a\\nb", null)).toEqual([{ at: [0, 4], shown: null }])
  expect(escapedParts("", "json")).toEqual([])
  expect(withoutEscapes('a\\nb\\"', "newlines")).toBe('a\nb\\"')
})

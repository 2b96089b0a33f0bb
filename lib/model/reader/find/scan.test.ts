import { describe, expect, test } from "vitest"
import { QuestionError } from "@/lib/model/question-error"
import { readFind, withFind } from "./address"
import { COUNTED, patternOf, scan } from "./scan"

function find(text: string, words: string, options: { regex?: boolean; case?: boolean } = {}): string[] {
  const query = { text: words, regex: options.regex ?? false, case: options.case ?? false }
  const { count, at } = scan(text, patternOf(query), 1_000, COUNTED)
  expect(at).toHaveLength(count * 2)
  return Array.from({ length: count }, (_, i) => text.slice(at[2 * i], at[2 * i + 1]))
}

describe("literal words", () => {
  test.each([
    ["Kyle, KYLE and kyle", "kyle", ["Kyle", "KYLE", "kyle"]],
    ["a.b axb", "a.b", ["a.b"]],
    ["cost: $5 (\\d+) [x] {y} ^|*?+/-", "$5 (\\d+) [x] {y} ^|*?+/-", ["$5 (\\d+) [x] {y} ^|*?+/-"]],
    ["İSTANBUL istanbul", "istanbul", ["istanbul"]],
    ["İİİ then key", "KEY", ["key"]],
    ["straße STRASSE STRAẞE", "straße", ["straße", "STRAẞE"]],
    ["caf\u00e9 cafe\u0301", "café", ["caf\u00e9", "cafe\u0301"]],
    ["😀 one 😀 two", "😀", ["😀", "😀"]],
    ["𐐀𐐨", "𐐨", ["𐐀", "𐐨"]],
    ["我认为这是测试", "测试", ["测试"]],
    ["aaaa", "aa", ["aa", "aa"]],
  ])("in %j: %j", (text, words, found) => {
    expect(find(text, words)).toEqual(found)
  })

  test("are told apart by case where that is asked", () => {
    expect(find("Kyle, KYLE and kyle", "kyle", { case: true })).toEqual(["kyle"])
  })

  test("keep the offsets of what stands before them", () => {
    const text = "İß😀".repeat(50)
    const { at } = scan(`${text}needle`, patternOf({ text: "NEEDLE", regex: false, case: false }), 10, 10)
    expect(at).toEqual([text.length, text.length + 6])
  })
})

describe("regular expressions", () => {
  test.each([
    ["one\ntwo\nthree", "^t\\w+$", ["two", "three"]],
    ["a1 b22", "\\p{L}\\d+", ["a1", "b22"]],
    ["x😀y", "x.y", ["x😀y"]],
    ["abc", "x*", []],
    ["aXbxc", "x", ["X", "x"]],
    ["a-b", "[\\w-]+\\-?", ["a-b"]],
  ])("in %j: %j", (text, pattern, found) => {
    expect(find(text, pattern, { regex: true })).toEqual(found)
  })

  test("that Unicode mode refuses are read without it, and still cut no sign in two", () => {
    expect(find("a\\-😀", "\\-[^x]", { regex: true })).toEqual(["-😀"])
  })

  test("that cannot be read are refused with the reason", () => {
    expect(() => find("", "(", { regex: true })).toThrow(QuestionError)
    expect(() => find("", "(", { regex: true })).toThrow(/unterminated group/i)
  })
})

test("counting goes on where listing stops, and stops at its bound", () => {
  const pattern = patternOf({ text: "a", regex: false, case: false })
  expect(scan("a".repeat(100), pattern, 3, 1_000)).toEqual({ count: 100, at: [0, 1, 1, 2, 2, 3] })
  expect(scan("a".repeat(100), pattern, 3, 7).count).toBe(7)
})

test("an address keeps what is searched for, beside all else", () => {
  const query = { text: "a+b & c", regex: true, case: false }
  const address = withFind(new URLSearchParams("study=s&at=3&case=1"), query)
  expect(address.toString()).toBe("study=s&at=3&find=a%2Bb+%26+c&regex=1")
  expect(readFind(address)).toEqual(query)
  expect(readFind(withFind(address, null))).toBeNull()
})

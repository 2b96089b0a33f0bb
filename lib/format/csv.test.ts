import { parse } from "csv-parse/sync"
import { expect, test } from "vitest"
import { csvLine } from "./csv"

test("quotes, line breaks and commas survive", () => {
  const values = ['say "hi"', "two\nlines", "a,b", "plain", ""]
  expect(parse(csvLine(values))).toEqual([values])
})

test("what a spreadsheet would run is text", () => {
  expect(csvLine(["=cmd|'/c calc'!A1", "-1+1", -1, null])).toBe("'=cmd|'/c calc'!A1,'-1+1,-1,\r\n")
  expect(csvLine(["-0.5", "+1e3", "-a"])).toBe("-0.5,+1e3,'-a\r\n")
})

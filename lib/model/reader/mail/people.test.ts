import { expect, test } from "vitest"
import { isLinear } from "@/lib/model/testing/growth"
import { parsePeople, parsePerson } from "./people"

const ada = { name: "Ada Quill", address: "ada@tarn.example" }

test.each([
  ["Ada Quill <ada@tarn.example>", [ada]],
  ['"Ada Quill" <ada@tarn.example>', [ada]],
  ["ada@tarn.example (Ada Quill)", [ada]],
  ["ada@tarn.example", [{ ...ada, name: null }]],
  ["Ada Quill (Ada Quill <ada@tarn.example>)", [ada]],
  [
    "ada@tarn.example, bo@tarn.example",
    [
      { ...ada, name: null },
      { name: null, address: "bo@tarn.example" },
    ],
  ],
  [
    "bo@tarn.example (Yards, North); Ada Quill <ada@tarn.example>",
    [{ name: "Yards, North", address: "bo@tarn.example" }, ada],
  ],
  [
    "principals, board",
    [
      { name: "principals", address: null },
      { name: "board", address: null },
    ],
  ],
  ["Dr. Ada Quill, Head of Yards", [{ name: "Dr. Ada Quill, Head of Yards", address: null }]],
  ["All Parents", [{ name: "All Parents", address: null }]],
  [" ", []],
])("%j", (value, people) => {
  expect(parsePeople(value)).toEqual(people)
})

test("a sender is one person", () => {
  expect(parsePerson("Quill, Ada <ada@tarn.example>")).toEqual({
    name: "Quill, Ada",
    address: "ada@tarn.example",
  })
  expect(parsePerson("")).toBeNull()
})

test("a hostile header takes linear time", () => {
  for (const unit of ["a@", "a,", "(", "<a", '"', "a.b@c.", "@@"])
    expect(
      isLinear((n) => parsePeople(unit.repeat(n)), 500_000),
      unit,
    ).toBe(true)
})

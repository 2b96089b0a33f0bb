import { expect, test } from "vitest"
import { mentionAt, mentionedIn, mentionPieces } from "./mention"

const people = [{ name: "Ann" }, { name: "Ann Other" }, { name: "Bob" }, { name: "Émile" }]
const named = (text: string) => mentionedIn(text, people).map(({ name }) => name)

test("names are found by their longest form, in any case, at their ends", () => {
  expect(named("@Ann Other, look; and @bob.")).toEqual(["Ann Other", "Bob"])
  expect(named("@Ann others say")).toEqual(["Ann"])
  expect(named("@Bobby @émile!")).toEqual(["Émile"])
})

test("an address is no mention, and nobody is mentioned without an @", () => {
  expect(named("write to x@bob or Bob")).toEqual([])
  expect(named("(@Bob) and\n@Ann")).toEqual(["Ann", "Bob"])
})

test("all of one name are mentioned", () => {
  const two = [
    { name: "Bob", id: 1 },
    { name: "bob", id: 2 },
  ]
  expect(mentionedIn("@Bob", two)).toEqual(two)
})

test("pieces hold the whole text", () => {
  const text = "So @Bob, a@bob and @nobody: @Ann Other"
  const pieces = mentionPieces(
    text,
    people.map(({ name }) => name),
  )
  expect(pieces.map((piece) => piece.text).join("")).toBe(text)
  expect(pieces.filter(({ mention }) => mention).map((piece) => piece.text)).toEqual(["@Bob", "@Ann Other"])
})

test("what is being typed after an @ is known, also of names of two words", () => {
  expect(mentionAt("see @An", 7)).toEqual({ from: 4, typed: "An" })
  expect(mentionAt("see @Ann O", 10)).toEqual({ from: 4, typed: "Ann O" })
  expect(mentionAt("a@b", 3)).toBeNull()
  expect(mentionAt("@Ann\nmore", 9)).toBeNull()
  expect(mentionAt("none", 4)).toBeNull()
})

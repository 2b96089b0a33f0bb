import { expect, test } from "vitest"
import { jsonMembers, jsonParts, memberValue } from "./json-parts"
import { parseJson } from "./parse-json"

const document = {
  'quoted "key" \\': 'a "string" with \\ and \\" and }],[{',
  big: { events: ["skip", { deep: [1, [2, [3]]] }], text: "🗺️ ünï" },
  samples: [{ id: 1, s: "}" }, "two", 3, [], {}, null, [["x,y"]]],
  empty: [],
  last: -1.5e3,
}
const text = ` \n${JSON.stringify(document, null, 1)}\n`

function inPieces(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  )
}

async function partsOf(chunks: Buffer[], skip = "big") {
  const select = (key: string) => (key === skip ? "skip" : key === "samples" ? "items" : "whole")
  const parts = await Array.fromAsync(jsonParts(chunks, select))
  return parts.map(({ key, item, bytes, cut }) => [key, item, cut ?? parseJson(bytes)])
}

test("parts are the same whatever the chunks", async () => {
  const { big: _, samples, ...members } = document
  const expected: unknown[][] = Object.entries(members).map(([key, value]) => [key, null, value])
  expected.splice(1, 0, ...samples.map((value, item) => ["samples", item, value]))
  for (const size of [1, 2, 3, 5, 7, 64, 10_000]) {
    expect(await partsOf(inPieces(Buffer.from(text), size)), `chunks of ${size}`).toEqual(expected)
  }
})

test("an array document gives its items", async () => {
  expect(await partsOf([Buffer.from('[{"a":1}, 2,"[3]"]')])).toEqual([
    ["", 0, { a: 1 }],
    ["", 1, 2],
    ["", 2, "[3]"],
  ])
})

test("a document that ends early ends with a part that says so, wherever it ends", async () => {
  const bytes = Buffer.from(text.trim())
  for (let length = 1; length < bytes.length; length++) {
    const last = (await partsOf([bytes.subarray(0, length)])).at(-1)
    expect(last?.[2], `${length} bytes`).toMatch(/^the file ends (within|before) it$/)
  }
})

test("members that were not named are not parsed", async () => {
  const members = await jsonMembers([Buffer.from('{"a": 1, "b": nonsense, "c": [NaN]}')], new Set(["a", "c"]))
  expect([...members.keys()]).toEqual(["a", "c"])
  expect(memberValue(members, "c")).toEqual(["NaN"])
  expect(memberValue(members, "b")).toBeUndefined()
})

test("Python's constants are read outside of strings only", () => {
  const python = String.raw`{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN \" NaN", "d\\": "Infinity\\", "e": NaN}`
  expect(parseJson(Buffer.from(`\uFEFF${python}`))).toEqual({
    a: "NaN",
    b: ["-Infinity", "Infinity"],
    c: 'NaN " NaN',
    "d\\": "Infinity\\",
    e: "NaN",
  })
  expect(() => parseJson(Buffer.from('{"a": Nan}'))).toThrow(SyntaxError)
})

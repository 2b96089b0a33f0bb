import { expect, test } from "vitest"
import { leavesOf } from "./leaves"
import { type JsonNode, parseJson } from "./tree"

function drawn(text: string, node: JsonNode): unknown {
  const words = (leaves: { at: [number, number]; shown: string | null }[]) =>
    leaves.map(({ at, shown }) => shown ?? text.slice(...at)).join("")
  if ("leaves" in node) return node.kind === "string" ? words(node.leaves) : JSON.parse(words(node.leaves))
  if (node.kind === "array") return node.children.map((child) => drawn(text, child))
  return Object.fromEntries(node.children.map((child) => [words(child.key), drawn(text, child)]))
}

const samples = [
  { a: 1, b: [true, null, -1.5e3], c: { d: 'x\ny\t"z" \\ é 😀', "": "empty key" } },
  [[], {}, [1, [2]]],
  { "k\n": "\ud83d\ude00 / \u0001" },
]

test("a tree shows what the text says, escapes as what they mean, at their places", () => {
  for (const sample of samples) {
    for (const text of [JSON.stringify(sample), JSON.stringify(sample, null, 2), escaped(sample)]) {
      const tree = parseJson(text)
      if (!tree) throw new Error("no tree")
      expect(drawn(text, tree)).toEqual(sample)
      leavesOf(tree).reduce((before, { at }) => {
        expect(at[0]).toBeGreaterThanOrEqual(before)
        return at[1]
      }, 0)
    }
  }
})

test("only JSON as a whole is a tree", () => {
  for (const text of ["", "{}", "[]", "5", '"a"', "{a: 1}", '{"a": 1} and more', "[INFO] started", '{"a": 1'])
    expect(parseJson(text)).toBeNull()
})

test("the beginning of long JSON is a tree of what is there", () => {
  const text = `{"a": [1, 2, {"b": "cut he`
  const tree = parseJson(text, true)
  expect(tree && drawn(text, tree)).toEqual({ a: [1, 2, { b: "cut he" }] })
  expect(parseJson("[INFO] a log line", true)).toBeNull()
  expect(parseJson("{not json at all", true)).toBeNull()
})

test("nesting without end is no tree", () => {
  expect(parseJson("[".repeat(100_000), true)).toBeNull()
  expect(parseJson(`${"[".repeat(100)}1${"]".repeat(100)}`)).toBeNull()
  expect(parseJson(`${'{"a":'.repeat(30_000)}1`, true)).toBeNull()
})

/** With every character beyond ASCII escaped. */
function escaped(sample: unknown): string {
  return JSON.stringify(sample).replace(
    /[^\u0020-\u007e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )
}

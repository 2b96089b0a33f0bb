import { expect, test } from "vitest"
import { tokensIn } from "./code-tokens"
import { highlight } from "./highlight"

const code = 'def f(x):\n    # why\n    return "a\u00e9" + 1\n'

test("tokens are the code, without gaps", async () => {
  const tokens = await highlight(code, "python")
  expect(tokens?.map(({ at }) => code.slice(...at)).join("")).toBe(code)
  const kinds = new Map(tokens?.map(({ at, kind }) => [code.slice(...at), kind]))
  expect([kinds.get("def"), kinds.get("# why"), kinds.get("1")]).toEqual(["keyword", "comment", "value"])
})

test("a language without a grammar, and a text too long, have none", async () => {
  expect(await highlight(code, "mermaid")).toBeNull()
  expect(await highlight("x = 1\n".repeat(10_000), "python")).toBeNull()
})

test("leaves are cut at tokens and keep their places", async () => {
  const text = `> ${code.replaceAll("\n", "\n> ")}`
  const leaves = [...text.matchAll(/(?<=> ).*\n?/g)]
    .filter(([line]) => line !== "")
    .map(({ 0: line, index }) => ({ at: [index, index + line.length] as [number, number], shown: null }))
  const tokens = (await highlight(code, "python")) ?? []
  const cut = tokensIn(leaves, tokens)
  expect(cut.map(({ leaf }) => text.slice(...leaf.at)).join("")).toBe(code)
  expect(cut.find(({ kind }) => kind === "comment")?.leaf.at).toEqual([
    text.indexOf("#"),
    text.indexOf("# why") + 5,
  ])
})

test("a leaf that stands for something else is never cut", () => {
  const cut = tokensIn(
    [{ at: [0, 6], shown: "ab" }],
    [
      { at: [0, 1], kind: "keyword" },
      { at: [1, 2], kind: null },
    ],
  )
  expect(cut).toEqual([{ leaf: { at: [0, 6], shown: "ab" }, kind: "keyword" }])
})

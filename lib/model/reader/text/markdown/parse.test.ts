import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { Mark } from "@/lib/model/reader/marks"
import type { MarkdownNode } from "@/lib/model/reader/text/markdown/nodes"
import { leavesOf, parseMarkdown } from "@/lib/model/reader/text/markdown/parse"
import { hasMarkdown, isBounded } from "./bounds"
import { fitMarks } from "./marks"

const shownOf = (text: string, nodes: MarkdownNode[]) =>
  leavesOf(nodes).map(({ at, shown }) => shown ?? text.slice(...at))

function read(text: string, formulas = false): MarkdownNode[] {
  const nodes = parseMarkdown(text, formulas)
  if (!nodes) throw new Error("it was not read as Markdown")
  return nodes
}

/** Kinds and words of a tree: "paragraph(strong(a) b)". */
function outline(text: string, nodes: MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === "rule") return "rule"
      const inner = "children" in node ? outline(text, node.children) : shownOf(text, [node]).join("|")
      return node.kind === "text" ? inner : `${node.kind}(${inner})`
    })
    .join(" ")
}

const drawn = (text: string, formulas = false) => outline(text, read(text, formulas))

test("blocks", () => {
  expect(drawn("# A *b*\n\npara\nsecond\n\n> q\n> r")).toBe(
    "heading(A  emphasis(b)) paragraph(para\nsecond) quote(paragraph(q\n|r))",
  )
  expect(drawn("1. a\n7. b\n\n- [x] c")).toBe(
    "list(item(paragraph(a)) item(paragraph(b))) list(item(paragraph(c)))",
  )
  expect(drawn("a\n\n---\n\n```py\nx = 1\n\n  y\n```")).toBe("paragraph(a) rule code(x = 1\n\n  y)")
  expect(drawn("> ```\n> a\n>  b\n> ```")).toBe("quote(code(a\n| b))")
  expect(drawn("|a|b|\n|-|-:|\n|`c`|d|")).toBe(
    "table(row(cell(a) cell(b)) row(cell(inline-code(c)) cell(d)))",
  )
})

test("the layout of lines is kept", () => {
  expect(drawn('{\n  "a": {\n      "b": 1\n  }\n}')).toBe('paragraph({\n  "a": {\n      "b": 1\n  }\n})')
  expect(drawn("- a\n  b\n    c")).toBe("list(item(paragraph(a\n|b\n|  c)))")
})

test("an item has the number that is written", () => {
  const [list] = read("3. a\n9. b")
  const numbers = list?.kind === "list" && list.children.map((item) => item.kind === "item" && item.number)
  expect(numbers).toEqual([3, 9])
})

test("entities and escapes are leaves of their own, shown as what they mean", () => {
  const text = "a &amp;&#35; \\*b\\*"
  expect(leavesOf(read(text))).toEqual([
    { at: [0, 2], shown: null },
    { at: [2, 7], shown: "&" },
    { at: [7, 12], shown: "#" },
    { at: [12, 13], shown: null },
    { at: [14, 16], shown: null },
    { at: [17, 18], shown: null },
  ])
})

test("a backslash that Markdown does not need is TeX's and stays", () => {
  const text = "\\(a \\, b\\) \\[c\\] 5\\*6 \\_d\\_ x\\$"
  expect(shownOf(text, read(text)).join("")).toBe("\\(a \\, b\\) \\[c\\] 5*6 _d_ x$")
})

test("links and images are words with their address beside; HTML, footnotes and definitions stay as written", () => {
  expect(drawn('[a **b**](http://c.d "t") ![e](<f g>)')).toBe(
    "paragraph(link(a  strong(b) address(http://c.d))   image(e address(f g)))",
  )
  expect(drawn("see https://a.b/c.")).toBe("paragraph(see  link(https://a.b/c) .)")
  const written = "<b onclick=x>a</b> [^1] <http://a>\n[^1]: b\n[c]: javascript:d"
  expect(shownOf(written, read(written)).join("")).toBe(written)
})

test("of a formula the TeX is told from how it is marked", () => {
  const text = "> $$\n> x\n> y\n> $$"
  const [quote] = read(text, true)
  const math = quote?.kind === "quote" ? quote.children[0] : undefined
  expect(math).toMatchObject({ kind: "math", tex: "x\ny", display: true })
})

test("formulas only where asked for, and money is none", () => {
  expect(drawn("$x$")).toBe("paragraph($x$)")
  expect(drawn("a $x^2$ b \\(y\\) c $5 and $10", true)).toBe(
    "paragraph(a  math($x^2$)  b  math(\\(y\\))  c  $5 and $ 10)",
  )
  expect(drawn("\\[\nx\n\\]\n\n$$\ny\n$$", true)).toBe("math(\\[\nx\n\\]) math($$\ny\n$$)")
})

describe("the leaves of any text are its own words, in order, at their places", () => {
  const cases = [
    "",
    "\ufeffa *b*",
    "a\r\nb **c\r\nd**\r\n\r\n- e\r\n\r\n  f",
    "\ta\n\n-\tb\n\n\tc",
    "* * *\n* a\n\n      code\n",
    "| a | b |\n|--|--|\n| \\| `x\\|y` | &lt; |\n| c",
    "```\nnever closed\n\n> x",
    "~~~ js\n> a\n~~~",
    "> - a\n>   > b\n>\n> 1) c\n\td",
    "`` a ` b `` `c\nd` ` `",
    "a  \nb\\\nc",
    "Setext *a*\n====\n\nb\n---",
    "𝒳 **𝒴** &nbsp;&notathing; &#x1F600; &#0;",
    "![a [b](c)](d) [![e](f)](g) [h]() []()",
    "עברית **שלום** ~~x~~ ~y~",
    "$a$ $$b$$ \\(c\\) \\[d\\] \\( e",
    "$$\na\n$$ trailing",
    "<email>\nfrom: a@b.c\n\n**x**\n</email>",
  ]
  const folder = new URL("../../../../importers", import.meta.url).pathname
  const fixtures = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(json|md|txt|jsonl|ya?ml)$/.test(path))
    .map((path) => readFileSync(join(folder, path), "utf8").slice(0, 5_000))
  test.each([false, true])("formulas %s", (formulas) => {
    let seen = 0
    for (const text of [...cases, ...fixtures, ...fixtures.map((one) => one.replaceAll("\\n", "\n"))]) {
      const nodes = parseMarkdown(text, formulas)
      if (!nodes) continue
      seen++
      let before = 0
      for (const { at, shown } of leavesOf(nodes)) {
        expect(at[0]).toBeGreaterThanOrEqual(before)
        expect(at[1]).toBeGreaterThan(at[0])
        expect(at[1]).toBeLessThanOrEqual(text.length)
        if (shown !== null) expect(text[at[0]]).toBe("&")
        before = at[1]
      }
      // What is left out is syntax: no letter or digit but those of a fence's language, a link's title, an item's number.
      expect(hiddenWords(text, nodes)).toEqual([])
    }
    expect(seen).toBeGreaterThan(cases.length)
  })
})

/** Words that no leaf shows and that no syntax explains. */
function hiddenWords(text: string, nodes: MarkdownNode[]): string[] {
  let rest = ""
  let from = 0
  for (const { at } of leavesOf(nodes)) {
    rest += `${text.slice(from, at[0])}\n`
    from = at[1]
  }
  rest += text.slice(from)
  return (
    rest
      .replace(/(```|~~~)[^\n]*/g, "")
      .replace(/"[^"\n]*"\)/g, "")
      .replace(/\[[xX]\]/g, "")
      .replace(/\d{1,9}[.)]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

test("paragraphs without syntax go past the parser and come out as it would draw them", () => {
  const plain = "One line,\nand two.\n\nAnother: (yes)."
  expect(hasMarkdown(plain)).toBe(false)
  expect(drawn(plain)).toBe("paragraph(One line,\nand two.) paragraph(Another: (yes).)")
  expect(drawn("- a\n\n  b\n\nPlain.\n\n- c")).toBe(
    "list(item(paragraph(a) paragraph(b))) paragraph(Plain.) list(item(paragraph(c)))",
  )
})

test("what would take long or nest deep is not read at all, which takes one pass", () => {
  for (const piece of ["*", "[", "![", "*a_b", "`", "|a", "> ", "- ", "<a ", "$a "])
    expect(parseMarkdown(piece.repeat(1_000_000 / piece.length))).toBeNull()
  expect(isBounded("*".repeat(3_001))).toBe(false)
  expect(isBounded(`${"> ".repeat(21)}a`)).toBe(false)
  expect(isBounded(`${"-".repeat(200)}\n\nProse of two\nlines - with dashes - in it.`)).toBe(true)
})

test("within the bounds, the worst texts are read without overflow", () => {
  for (const piece of ["*a ", "*a_b", "[a](", "![", "~~a", "`a", "<a ", "a_", "&amp;", "[]"]) {
    const text = piece.repeat(2_900 / (piece.match(/[*_~[\]`|$\\<&@]/g) ?? [""]).length)
    expect(shownOf(text, read(text, true)).join("").length).toBeGreaterThan(0)
  }
  const deep = Array.from({ length: 100 }, (_, i) => `${" ".repeat(2 * i)}- a`).join("\n")
  expect(leavesOf(read(deep)).at(-1)?.at[1]).toBe(deep.length)
})

describe("marks fit what is shown", () => {
  const mark = (start: number, end: number): Mark => ({
    ...{ id: "v-1-1", kind: "evidence", at: [start, end], label: "a", source: "v-1", anchor: start },
  })
  const text = "a **bold** c"
  const shown = leavesOf(read(text)).map(({ at }) => at)
  test("one that begins or ends in syntax is moved to shown text", () => {
    expect(fitMarks([mark(2, 10)], [0, 12], shown)).toEqual([{ ...mark(4, 8), anchor: 4 }])
    expect(fitMarks([mark(5, 12)], [0, 12], shown)).toEqual([mark(5, 12)])
  })
  test("one of which nothing is shown is said by null", () => {
    expect(fitMarks([mark(2, 4)], [0, 12], shown)).toBeNull()
  })
  test("one that began before keeps its place and its anchor", () => {
    const earlier = { ...mark(0, 108), anchor: 0 }
    const later = shown.map(([from, to]): [number, number] => [from + 100, to + 100])
    expect(fitMarks([earlier], [100, 112], later)).toEqual([{ ...earlier, at: [0, 108] }])
  })
})

import { LRUCache } from "lru-cache"
import type { Nodes, Parents } from "mdast"
import { fromMarkdown } from "mdast-util-from-markdown"
import { gfmFromMarkdown } from "mdast-util-gfm"
import { mathFromMarkdown } from "mdast-util-math"
import { gfm } from "micromark-extension-gfm"
import { math } from "micromark-extension-math"
import { languageNamed } from "@/lib/model/reader/text/code-language"
import type { TextRange } from "@/lib/model/transcript"
import { hasMarkdown, isBounded } from "./bounds"
import { type Leaf, MarkdownSyntax, withoutOuterLines } from "./leaves"
import { mathOf, withDollars } from "./math"
import type { MarkdownNode, MarkdownText } from "./nodes"

/** Deeper than this, a text is shown as it is written. */
const MOST_LEVELS = 40

/**
 * A text as Markdown: CommonMark with tables, task lists and strikethrough, and with formulas where asked for.
 * HTML, footnotes and link definitions stay text. Null where the text is too long or too nested to be read in time.
 */
export function parseMarkdown(text: string, formulas = false): MarkdownNode[] | null {
  if (!isBounded(text)) return null
  const key = `${formulas} ${text}`
  const kept = parsed.get(key)
  if (kept) return kept
  const nodes = parse(text, formulas)
  parsed.set(key, nodes)
  return nodes
}

/** A message is drawn on the server, again when the page comes alive, and whenever one scrolls back to it. */
const parsed = new LRUCache<string, MarkdownNode[]>({
  maxSize: 4_000_000,
  sizeCalculation: (_, key) => key.length,
})

function parse(text: string, formulas: boolean): MarkdownNode[] {
  return stretchesOf(text).flatMap(({ at, plain }): MarkdownNode[] =>
    plain
      ? [{ kind: "paragraph", children: [{ kind: "text", leaves: [{ at, shown: null }] }] }]
      : parseStretch(text, at, formulas),
  )
}

/** All leaves of a tree, in their order. */
export function leavesOf(nodes: MarkdownNode[]): Leaf[] {
  return nodes.flatMap((node) =>
    "leaves" in node ? node.leaves : "children" in node ? leavesOf(node.children) : [],
  )
}

/** Paragraphs without any syntax need no parser; with a code fence anywhere, where they end is the parser's to say. */
function stretchesOf(text: string): { at: TextRange; plain: boolean }[] {
  if (/```|~~~|\$\$|^\\\[/m.test(text)) return [{ at: [0, text.length], plain: false }]
  const stretches: { at: TextRange; plain: boolean }[] = []
  for (const block of text.matchAll(/[^\r\n][^\r\n]*(?:\r?\n(?![ \t]*\r?(?:\n|$))[^\r\n]*)*/g)) {
    if (block[0].trim() === "") continue
    const plain = !hasMarkdown(block[0])
    const last = stretches.at(-1)
    const at: TextRange = [block.index, block.index + block[0].trimEnd().length]
    if (last && !plain && !last.plain) last.at[1] = at[1]
    else stretches.push({ at, plain })
  }
  return stretches
}

function parseStretch(whole: string, [start, end]: TextRange, formulas: boolean): MarkdownNode[] {
  // The parser leaves out a byte order mark without counting it.
  const from = whole.charCodeAt(start) === 0xfeff ? start + 1 : start
  const text = whole.slice(from, end)
  const syntax = new MarkdownSyntax(text)
  const tree = fromMarkdown(formulas ? withDollars(text) : text, {
    extensions: [
      gfm({ singleTilde: false }),
      ...(formulas ? [math()] : []),
      { disable: { null: AS_WRITTEN } },
    ],
    mdastExtensions: [
      // Transforms look for addresses in what is parsed, and lose where the words around them stand.
      ...gfmFromMarkdown().map((one) => ({ ...one, transforms: [] })),
      ...(formulas ? [mathFromMarkdown()] : []),
      syntax.extension(),
    ],
  })
  const drawn = tree.children.flatMap((node) => nodesOf({ text, syntax }, node, 1))
  return from === 0 ? drawn : drawn.map((node) => shifted(node, from))
}

const AS_WRITTEN = [
  ...["htmlFlow", "htmlText", "definition", "autolink"],
  ...["gfmFootnoteDefinition", "gfmFootnoteCall", "gfmPotentialFootnoteCall"],
]

type Source = { text: string; syntax: MarkdownSyntax }

function nodesOf(source: Source, node: Nodes, level: number): MarkdownNode[] {
  const at = rangeOf(node)
  const { syntax, text } = source
  if (level > MOST_LEVELS) return [{ kind: "text", leaves: [{ at, shown: null }] }]
  const within = (parent: Parents) => parent.children.flatMap((child) => nodesOf(source, child, level + 1))
  switch (node.type) {
    case "paragraph":
    case "strong":
    case "emphasis":
    case "delete":
      return [{ kind: node.type, children: within(node) }]
    case "blockquote":
      return [{ kind: "quote", children: within(node) }]
    case "heading":
      return [{ kind: "heading", depth: node.depth, children: within(node) }]
    case "list":
      return [{ kind: "list", ordered: node.ordered === true, children: within(node) }]
    case "listItem": {
      const number = /^\s*(\d{1,9})[.)]/.exec(text.slice(at[0], at[0] + 16))?.[1]
      const done = node.checked ?? null
      return [
        { kind: "item", number: number === undefined ? null : Number(number), done, children: within(node) },
      ]
    }
    case "code": {
      const language = node.lang ? languageNamed(node.lang.toLowerCase()) : null
      return [{ kind: "code", leaves: withoutOuterLines(text, syntax.leaves(at, true)), language }]
    }
    case "inlineCode":
      return [{ kind: "inline-code", leaves: syntax.leaves(at) }]
    case "inlineMath":
    case "math":
      return [mathOf(text, at, withoutOuterLines(text, syntax.leaves(at)), node.type === "math")]
    case "text":
      return [{ kind: "text", leaves: syntax.leaves(at) }]
    case "break":
      return [{ kind: "text", leaves: [{ at: [at[1] - 1, at[1]], shown: null }] }]
    case "thematicBreak":
      return [{ kind: "rule" }]
    case "link":
      return linkOf(source, at, within(node))
    case "image": {
      const label = syntax.label(at[0] + 2)
      const words: MarkdownNode[] = label ? [{ kind: "text", leaves: syntax.leaves(label) }] : []
      return [{ kind: "image", children: [...words, ...addressOf(source, at)] }]
    }
    case "table":
    case "tableRow":
      return [{ kind: node.type === "table" ? "table" : "row", children: tableParts(source, node, level) }]
    default:
      return [{ kind: "text", leaves: [{ at, shown: null }] }]
  }
}

function linkOf(source: Source, at: TextRange, children: MarkdownNode[]): MarkdownNode[] {
  const said = leavesOf(children)
    .map((leaf) => source.text.slice(...leaf.at))
    .join("")
  const beside = addressOf(source, at).filter(
    ({ leaves: [leaf] }) => leaf && source.text.slice(...leaf.at) !== said,
  )
  return [{ kind: "link", children: [...children, ...beside] }]
}

function addressOf({ syntax }: Source, at: TextRange): MarkdownText[] {
  const address = syntax.address(at)
  return address && address[0] < address[1]
    ? [{ kind: "address", leaves: [{ at: address, shown: null }] }]
    : []
}

function tableParts(source: Source, node: Extract<Nodes, { type: "table" | "tableRow" }>, level: number) {
  if (node.type === "tableRow") {
    return node.children.map((cell): MarkdownNode => {
      const children = cell.children.flatMap((child) => nodesOf(source, child, level + 2))
      return { kind: "cell", align: null, children }
    })
  }
  return node.children.map((row): MarkdownNode => {
    const cells = tableParts(source, row, level + 1)
    const aligned = cells.map((cell, i) =>
      cell.kind === "cell" ? { ...cell, align: node.align?.[i] ?? null } : cell,
    )
    return { kind: "row", children: aligned }
  })
}

function rangeOf({ position }: Nodes): TextRange {
  const start = position?.start.offset ?? 0
  return [start, Math.max(start, position?.end.offset ?? start)]
}

function shifted(node: MarkdownNode, by: number): MarkdownNode {
  if ("children" in node) return { ...node, children: node.children.map((child) => shifted(child, by)) }
  if (!("leaves" in node)) return node
  const leaves = node.leaves.map((leaf): Leaf => ({ ...leaf, at: [leaf.at[0] + by, leaf.at[1] + by] }))
  return { ...node, leaves }
}

import type { TextRange } from "@/lib/model/transcript"

/** A stretch of code and what it is; null: nothing in particular. */
export type CodeToken = { at: TextRange; kind: "keyword" | "value" | "comment" | "added" | "removed" | null }

const LONGEST = 24_000

/**
 * The tokens of a text in a language, in their order and without gaps. Null when the language is not known or the
 * text too long. Loads the grammars when first asked.
 */
export async function highlight(text: string, language: string): Promise<CodeToken[] | null> {
  if (text.length > LONGEST) return null
  const { grammars } = await import("./grammars")
  if (!grammars.registered(language)) return null
  const tokens: CodeToken[] = []
  collect(grammars.highlight(language, text).children, null, tokens)
  return tokens
}

type Content = ReturnType<typeof import("./grammars")["grammars"]["highlight"]>["children"][number]

function collect(nodes: Content[], kind: CodeToken["kind"], tokens: CodeToken[]) {
  for (const node of nodes) {
    if (node.type === "text" && node.value !== "") {
      const last = tokens.at(-1)
      const from = last?.at[1] ?? 0
      if (last?.kind === kind) last.at[1] += node.value.length
      else tokens.push({ at: [from, from + node.value.length], kind })
    } else if (node.type === "element")
      collect(node.children, kindOf(node.properties.className) ?? kind, tokens)
  }
}

const kinds: Record<string, CodeToken["kind"]> = {
  ...{ "hljs-keyword": "keyword", "hljs-built_in": "keyword", "hljs-selector-tag": "keyword" },
  ...{ "hljs-meta": "keyword", "hljs-name": "keyword", "hljs-section": "keyword", "hljs-attr": "keyword" },
  ...{ "hljs-string": "value", "hljs-number": "value", "hljs-literal": "value", "hljs-regexp": "value" },
  ...{ "hljs-comment": "comment", "hljs-doctag": "comment", "hljs-quote": "comment" },
  ...{ "hljs-addition": "added", "hljs-deletion": "removed" },
}

function kindOf(classes: unknown): CodeToken["kind"] {
  if (!Array.isArray(classes)) return null
  for (const name of classes) {
    const kind = typeof name === "string" ? kinds[name] : undefined
    if (kind) return kind
  }
  return null
}

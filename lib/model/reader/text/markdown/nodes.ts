import type { Leaf } from "./leaves"

/** What stands for itself: words, code, an address beside a link, or an image that is described. */
export type MarkdownText = { kind: "text" | "inline-code" | "address"; leaves: Leaf[] }
export type MarkdownMath = { kind: "math"; leaves: Leaf[]; tex: string; display: boolean }
export type MarkdownCode = { kind: "code"; leaves: Leaf[]; language: string | null }
export type MarkdownParent =
  | {
      kind: "paragraph" | "quote" | "strong" | "emphasis" | "delete" | "link" | "image"
      children: MarkdownNode[]
    }
  | { kind: "heading"; depth: number; children: MarkdownNode[] }
  | { kind: "list"; ordered: boolean; children: MarkdownNode[] }
  | { kind: "item"; number: number | null; done: boolean | null; children: MarkdownNode[] }
  | { kind: "table" | "row"; children: MarkdownNode[] }
  | { kind: "cell"; align: "left" | "right" | "center" | null; children: MarkdownNode[] }
export type MarkdownNode = MarkdownText | MarkdownMath | MarkdownCode | MarkdownParent | { kind: "rule" }

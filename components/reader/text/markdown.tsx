"use client"

import { type ReactNode, useMemo } from "react"
import { fitMarks } from "@/lib/model/reader/text/markdown/marks"
import type { MarkdownNode, MarkdownParent } from "@/lib/model/reader/text/markdown/nodes"
import { leavesOf, parseMarkdown } from "@/lib/model/reader/text/markdown/parse"
import { CodeText } from "./code"
import { Leaves, type Source } from "./leaf"
import { MathText } from "./math"
import { PlainText } from "./plain"

type Props = { source: Source; formulas: boolean; className?: string }

/** Text as Markdown; as it is written where that would take too long or hide a mark. */
export function MarkdownText({ source, formulas, className = "" }: Props) {
  const { text, start, marks } = source
  const nodes = useMemo(() => parseMarkdown(text, formulas), [text, formulas])
  const fitted = useMemo(() => {
    if (nodes === null || marks.length === 0) return marks
    const shown = leavesOf(nodes).map(({ at }): [number, number] => [start + at[0], start + at[1]])
    return fitMarks(marks, [start, start + text.length], shown)
  }, [nodes, marks, start, text])
  if (nodes === null || fitted === null) return <PlainText source={source} className={className} />
  const own = { ...source, marks: fitted }
  return (
    <div className={`wrap-anywhere [&>:first-child]:mt-0 [&>:last-child]:mb-0 ${className}`}>
      {drawAll(own, nodes)}
    </div>
  )
}

function drawAll(source: Source, nodes: MarkdownNode[]): ReactNode {
  return nodes.map((node, i) => <Node key={`${String(i)} ${node.kind}`} source={source} node={node} />)
}

function Node({ source, node }: { source: Source; node: MarkdownNode }) {
  switch (node.kind) {
    case "text":
      return <Leaves source={source} leaves={node.leaves} />
    case "inline-code":
      return (
        <code className="rounded-sm bg-surface px-0.5 font-mono text-[0.9em]">
          <Leaves source={source} leaves={node.leaves} />
        </code>
      )
    case "address":
      return (
        <span dir="ltr" className="font-sans text-[0.85em] text-muted">
          <span data-label>{" ("}</span>
          <Leaves source={source} leaves={node.leaves} />
          <span data-label>)</span>
        </span>
      )
    case "code":
      return (
        <CodeText
          source={source}
          leaves={node.leaves}
          language={node.language}
          className="my-2 border-line border-l-2 pl-3 font-mono text-[0.8125rem]"
        />
      )
    case "math":
      return <MathText source={source} math={node} />
    case "rule":
      return <hr className="my-3 border-line" />
    default:
      return <Parent source={source} node={node} />
  }
}

function Parent({ source, node }: { source: Source; node: MarkdownParent }) {
  const children = drawAll(source, node.children)
  switch (node.kind) {
    case "paragraph":
      return (
        <p dir="auto" className="my-2 whitespace-pre-wrap">
          {children}
        </p>
      )
    case "heading":
      // Headings of a transcript are no headings of the page.
      return (
        <p
          dir="auto"
          className={`mt-4 mb-1 whitespace-pre-wrap font-semibold ${node.depth === 1 ? "text-[1.15em]" : node.depth === 2 ? "text-[1.05em]" : ""}`}
        >
          {children}
        </p>
      )
    case "quote":
      return (
        <blockquote className="my-2 border-edge border-l pl-3 [&>:first-child]:mt-0 [&>:last-child]:mb-0">
          {children}
        </blockquote>
      )
    case "list":
      return node.ordered ? (
        <ol className="my-2 list-decimal space-y-1 pl-7">{children}</ol>
      ) : (
        <ul className="my-2 list-disc space-y-1 pl-5">{children}</ul>
      )
    case "item":
      return (
        <li
          dir="auto"
          value={node.number ?? undefined}
          className={`marker:text-muted [&>p:first-of-type]:mt-0 [&>p:last-of-type]:mb-0 ${node.done === null ? "" : "list-none"}`}
        >
          {node.done !== null && <Box done={node.done} />}
          {children}
        </li>
      )
    case "strong":
      return <strong className="font-semibold">{children}</strong>
    case "emphasis":
      return <em>{children}</em>
    case "delete":
      return <del>{children}</del>
    case "link":
      return <span className="underline decoration-dotted underline-offset-2">{children}</span>
    case "image":
      return (
        <span className="text-muted">
          <span data-label>[image: </span>
          {children}
          <span data-label>]</span>
        </span>
      )
    case "table":
      return <Table source={source} rows={node.children} />
    default:
      return <>{children}</>
  }
}

function Box({ done }: { done: boolean }) {
  return (
    <span data-label className="-ml-5 float-left">
      <span aria-hidden>{done ? "☑" : "☐"}</span>
      <span className="sr-only">{done ? "done: " : "to do: "}</span>
    </span>
  )
}

function Table({ source, rows }: { source: Source; rows: MarkdownNode[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard.
    <div role="group" aria-label="table" tabIndex={0} className="overflow-x-auto">
      <table className="my-2 border-collapse text-[0.9em]">
        <tbody>
          {rows.map((row, i) => (
            <tr key={`${String(i)}`} className="border-line border-b align-top">
              {"children" in row &&
                row.children.map((cell, j) => (
                  <Cell key={`${String(j)}`} source={source} cell={cell} head={i === 0} />
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const aligned = { left: "text-left", right: "text-right", center: "text-center" }

function Cell({ source, cell, head }: { source: Source; cell: MarkdownNode; head: boolean }) {
  if (cell.kind !== "cell") return null
  const style = `min-w-12 px-2 py-0.5 first:pl-0 ${cell.align ? aligned[cell.align] : "text-left"}`
  const children = drawAll(source, cell.children)
  return head ? (
    <th scope="col" dir="auto" className={`${style} font-semibold`}>
      {children}
    </th>
  ) : (
    <td dir="auto" className={style}>
      {children}
    </td>
  )
}

"use client"

import { type ReactNode, useState } from "react"
import { FoldedLeaves } from "@/components/reader/text/folded-leaves"
import { Leaves, type Source } from "@/components/reader/text/leaf"
import { PlainText } from "@/components/reader/text/plain"
import { plural } from "@/lib/format/words"
import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"
import { fitMarks } from "@/lib/model/reader/text/markdown/marks"
import { leavesOf } from "./leaves"
import type { JsonNode } from "./tree"

type Props = { source: Source; tree: JsonNode; className?: string }

/** A short one is no easier to read as it is written. */
const SHORT = 120

/** JSON as a tree that folds; as it is written where one asks for it or where the tree would hide a mark. */
export function JsonText({ source, tree, className = "" }: Props) {
  const [written, setWritten] = useState(false)
  const { text, start, marks } = source
  const shown = leavesOf(tree).map(({ at }): [number, number] => [start + at[0], start + at[1]])
  const fitted = fitMarks(marks, [start, start + text.length], shown)
  if (fitted === null) return <PlainText source={source} className={className} />
  return (
    <div className={className}>
      {text.length > SHORT && (
        <button
          type="button"
          data-label
          aria-pressed={written}
          onClick={() => setWritten(!written)}
          className="no-print float-right min-h-[24px] pl-3 font-sans text-accent text-sm hover:underline"
        >
          {written ? "as a tree" : "as written"}
        </button>
      )}
      {written ? (
        <PlainText source={source} />
      ) : (
        <Branch source={{ ...source, marks: fitted }} node={tree} level={0} />
      )}
    </div>
  )
}

/** How many values are shown at once; those after them unfold. */
const MOST_CHILDREN = 100

function Branch({
  source,
  node,
  level,
  index,
}: {
  source: Source
  node: JsonNode
  level: number
  index?: number
}) {
  if ("leaves" in node) return <Value source={source} node={node} index={index} />
  const { kind, children } = node
  const count = kind === "object" ? plural(children.length, "key") : plural(children.length, "item")
  const items = (from: number, to: number) =>
    children.slice(from, to).map((child, i) => {
      const place = kind === "array" ? from + i : undefined
      return (
        <Branch key={`${String(from + i)}`} source={source} node={child} level={level + 1} index={place} />
      )
    })
  const all = (
    <>
      {items(0, MOST_CHILDREN)}
      {children.length > MOST_CHILDREN && (
        <details data-fold>
          <summary data-label className="disclosure min-h-[24px] font-sans text-accent text-sm">
            {plural(children.length - MOST_CHILDREN, "more value")}
          </summary>
          {items(MOST_CHILDREN, children.length)}
        </details>
      )}
    </>
  )
  if (level === 0) return <div>{all}</div>
  if (children.length === 0) {
    return (
      <Line>
        <Name source={source} leaves={node.key} index={index} />
        <span data-label className="text-muted">
          {kind === "object" ? "{ }" : "[ ]"}
        </span>
      </Line>
    )
  }
  return (
    <details data-fold open={level < 3 || children.length <= 3}>
      <summary className="disclosure leading-6">
        <Name source={source} leaves={node.key} index={index} />
        <span data-label className="text-muted">
          {count}
        </span>
      </summary>
      <div className="ml-1 border-line border-l pl-3">{all}</div>
    </details>
  )
}

type ValueNode = Extract<JsonNode, { leaves: Leaf[] }>

function Value({ source, node, index }: { source: Source; node: ValueNode; index: number | undefined }) {
  const { kind, leaves } = node
  const length = leaves.reduce((sum, { at }) => sum + at[1] - at[0], 0)
  const isLong = kind === "string" && length > 120
  return (
    <Line>
      <Name source={source} leaves={node.key} index={index} />
      {kind === "string" && (
        <span data-label className="sr-only">
          text:{" "}
        </span>
      )}
      {leaves.length === 0 && (
        <span data-label className="text-muted">
          empty text
        </span>
      )}
      {isLong ? (
        <FoldedLeaves source={source} leaves={leaves} className="ml-1 border-line border-l pl-3" />
      ) : (
        <span dir="auto" className={kind === "string" ? "" : "text-accent"}>
          <Leaves source={source} leaves={leaves} />
        </span>
      )}
    </Line>
  )
}

function Name({ source, leaves, index }: { source: Source; leaves: Leaf[]; index: number | undefined }) {
  if (leaves.length === 0 && index === undefined) return null
  return (
    <span className="mr-2 text-muted">
      {leaves.length > 0 ? (
        <Leaves source={source} leaves={leaves} />
      ) : (
        <span data-label>{`${(index ?? 0) + 1}`}</span>
      )}
      <span data-label>:</span>
    </span>
  )
}

function Line({ children }: { children: ReactNode }) {
  return <div className="wrap-anywhere whitespace-pre-wrap pl-[1em]">{children}</div>
}

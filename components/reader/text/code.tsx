"use client"

import { useEffect, useRef, useState } from "react"
import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"
import { tokensIn } from "./code-tokens"
import { type CodeToken, highlight } from "./highlight"
import { isMarked, Leaves, type Source } from "./leaf"
import { useNear } from "./use-near"

type Props = { source: Source; leaves: Leaf[]; language: string | null; className?: string }

// Told apart by weight and slant first, so that it reads in grey print.
const styles = {
  keyword: "font-semibold",
  value: "text-accent",
  comment: "text-muted italic",
  added: "underline decoration-edge",
  removed: "line-through decoration-edge",
}

/** Code, its parts told apart once the language's grammar is loaded. */
export function CodeText({ source, leaves, language, className = "" }: Props) {
  const code = leaves.map((leaf) => leaf.shown ?? source.text.slice(...leaf.at)).join("")
  const [told, setTold] = useState<{ code: string; tokens: CodeToken[] } | null>(null)
  const element = useRef<HTMLDivElement>(null)
  // Marks that one has come to stay the elements that they are.
  const near = useNear(element, language !== null && !isMarked(source, leaves))

  useEffect(() => {
    let gone = false
    if (!near || language === null || code === "") return
    highlight(code, language)
      .then((tokens) => {
        if (tokens && !gone) setTold({ code, tokens })
      })
      .catch((error: unknown) => console.error("code could not be coloured", error))
    return () => {
      gone = true
    }
  }, [near, code, language])

  const tokens = told?.code === code ? told.tokens : null
  return (
    <div
      ref={element}
      dir={language === null ? "auto" : "ltr"}
      className={`wrap-anywhere whitespace-pre-wrap ${className}`}
    >
      {tokens ? (
        <Tokens source={source} leaves={leaves} tokens={tokens} />
      ) : (
        <Leaves source={source} leaves={leaves} />
      )}
    </div>
  )
}

function Tokens({ source, leaves, tokens }: { source: Source; leaves: Leaf[]; tokens: CodeToken[] }) {
  return tokensIn(leaves, tokens).map(({ leaf, kind }) => (
    <Leaves key={leaf.at[0]} source={source} leaves={[leaf]} className={kind ? styles[kind] : undefined} />
  ))
}

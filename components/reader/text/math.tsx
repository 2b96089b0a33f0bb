"use client"

import { useEffect, useRef, useState } from "react"
import type { MarkdownMath } from "@/lib/model/reader/text/markdown/nodes"
import { isMarked, Leaves, type Source } from "./leaf"
import { useNear } from "./use-near"

/** A formula, set once the means to are loaded; as it is written until then, where it fails, and where it is marked. */
export function MathText({ source, math }: { source: Source; math: MarkdownMath }) {
  const { tex, display, leaves } = math
  const element = useRef<HTMLSpanElement>(null)
  const place = useRef<HTMLSpanElement>(null)
  const [set, setSet] = useState(false)
  // What is marked must be seen as it is written.
  const marked = isMarked(source, leaves)
  const near = useNear(element, !marked)

  useEffect(() => {
    let gone = false
    if (!near || marked) return
    import("katex").then(({ default: katex }) => {
      if (gone || !place.current) return
      try {
        katex.render(tex, place.current, {
          ...{ displayMode: display, output: "mathml", trust: false, strict: "ignore" },
          ...{ throwOnError: true, maxExpand: 1000, maxSize: 20, errorColor: "currentColor" },
        })
        setSet(true)
      } catch {
        // What is no formula stays as it is written.
        place.current.textContent = ""
      }
    })
    return () => {
      gone = true
    }
  }, [near, tex, display, marked])

  const shown = set && !marked
  return (
    <span ref={element} className={display ? "my-2 block overflow-x-auto" : undefined}>
      <span aria-hidden={shown} className={shown ? "sr-only" : "whitespace-pre-wrap font-mono text-[0.9em]"}>
        <Leaves source={source} leaves={leaves} />
      </span>
      <span ref={place} data-label className={shown ? "select-none" : "hidden"} />
    </span>
  )
}

"use client"

import type { ReactNode } from "react"
import { useReader } from "@/components/reader/control"
import { count } from "@/lib/format/words"
import type { ShownMessage } from "@/lib/model/reader/shown"
import type { TextRange } from "@/lib/model/transcript"
import { readerTextUrl } from "@/lib/urls/reader"
import { LazyPart } from "./lazy-part"

type Props = {
  message: ShownMessage
  rest: TextRange[]
  /** How long the whole text is. */
  total: number
  draw: (text: string, at: TextRange) => ReactNode
}

/** What follows the beginning of a long text: folded, and fetched part by part as one reads on. */
export function RestOfText({ message, rest, total, draw }: Props) {
  const { transcript } = useReader()
  const [first, last] = [rest[0], rest.at(-1)]
  if (!first || !last) return null
  return (
    <details data-fold className="my-1">
      <summary className="disclosure py-1 font-sans text-accent text-sm">
        {`the other ${count(last[1] - first[0])} of ${count(total)} characters`}
      </summary>
      {rest.map((at) => (
        <LazyPart
          key={at[0]}
          height={Math.round((at[1] - at[0]) / 3)}
          place={{ message: message.ordinal, from: at[0], to: at[1] }}
          load={() => textOf(readerTextUrl(transcript.id, transcript.study, message.ordinal, at))}
          draw={(text) => draw(text, at)}
        />
      ))}
    </details>
  )
}

async function textOf(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return response.text()
}

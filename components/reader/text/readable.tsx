"use client"

import { useMemo } from "react"
import { useReader } from "@/components/reader/control"
import { parseJson } from "@/components/reader/text/json/tree"
import { JsonText } from "@/components/reader/text/json/value"
import type { Mark } from "@/lib/model/reader/marks"
import type { TextForm } from "@/lib/model/reader/settings"
import type { ShownMessage, ShownText } from "@/lib/model/reader/shown"
import { hasAnsi } from "@/lib/model/reader/text/ansi"
import { AnsiText } from "./ansi"
import type { Source } from "./leaf"
import { MarkdownText } from "./markdown"
import { PlainText } from "./plain"
import { RestOfText } from "./shown"

export type Voice = "said" | "thought" | "tool" | "prompt"

type Props = {
  message: ShownMessage
  content: ShownText
  /** The message's own, where nothing else is given. */
  marks?: Mark[]
  voice: Voice
  className?: string
}

const voices = {
  said: "",
  prompt: "",
  thought: "font-serif text-[1.05rem] leading-relaxed",
  tool: "font-mono text-xs leading-relaxed",
}

/** Text of a message in the form that one reads in; what is long shows its beginning first. */
export function ReadableText({ message, content, marks = message.marks, voice, className = "" }: Props) {
  const { form } = useReader().settings
  const { text, rest } = content
  const start = content.at[0]
  const last = rest.at(-1)
  return (
    <div className={`max-w-read ${voices[voice]} ${className}`}>
      <TextInForm source={{ text, start, marks }} voice={voice} form={form} cut={last !== undefined} />
      {last && (
        <RestOfText
          message={message}
          rest={rest}
          total={last[1] - start}
          draw={(part, at) => (
            <TextInForm source={{ text: part, start: at[0], marks }} voice={voice} form={form} part />
          )}
        />
      )}
    </div>
  )
}

type FormProps = { source: Source; voice: Voice; form: TextForm; cut?: boolean; part?: boolean }

/** `part`: it stands in the midst of a text; `cut`: it is the beginning of a longer one. */
export function TextInForm({ source, voice, form, cut = false, part = false }: FormProps) {
  const { text } = source
  const asWritten = form === "plain" || part
  const tree = useMemo(() => (asWritten ? null : parseJson(text, cut)), [text, asWritten, cut])
  if (tree) return <JsonText source={source} tree={tree} className="font-mono text-xs" />
  if (hasAnsi(text)) return <AnsiText source={source} className="font-mono text-xs" />
  const isSplit = part && hasHalfFence(text)
  if (voice === "tool" || form === "plain" || isSplit) return <PlainText source={source} />
  return <MarkdownText source={source} formulas={form === "latex"} />
}

/** Within a code block that began before this part, what looks like Markdown is not. */
function hasHalfFence(text: string): boolean {
  return (text.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 1
}

import { parseJson } from "@/components/reader/text/json/tree"
import { JsonText } from "@/components/reader/text/json/value"
import { escapedParts } from "@/lib/model/reader/mail/escapes"
import type { ShownArgument, ShownMessage } from "@/lib/model/reader/shown"
import type { Leaf } from "@/lib/model/reader/text/markdown/leaves"
import { CodeText } from "./code"
import { cutLeaves, moreOf } from "./fold-leaves"
import { isMarked, type Source } from "./leaf"
import { RestOfText } from "./shown"

type Props = {
  message: ShownMessage
  argument: ShownArgument
  language: string | null
}

/** The value of an argument: code in its colours, JSON as a tree, text as it is; what is long folds. */
export function ArgumentValue({ message, argument, language }: Props) {
  const { content, value, form, escapes } = argument
  if (content === null) {
    if (value === "" && form === "text") return <span className="text-muted text-sm">empty</span>
    // It stands nowhere as it is read, so nothing in it has a place in the message.
    const source = { text: value, start: 0, marks: [], placeless: true }
    const leaves: Leaf[] = [{ at: [0, value.length], shown: null }]
    return (
      <div data-label>
        <Value source={source} leaves={leaves} language={language} isJson={form === "json"} />
      </div>
    )
  }
  const { text, at, rest } = content
  const { marks } = message
  const last = rest.at(-1)
  return (
    <>
      <Value
        source={{ text, start: at[0], marks }}
        leaves={escapedParts(text, escapes)}
        language={language}
        isJson={form === "json"}
        cut={last !== undefined}
      />
      {last && (
        <RestOfText
          message={message}
          rest={rest}
          total={last[1] - at[0]}
          draw={(part, [start]) => (
            <CodeText
              source={{ text: part, start, marks }}
              leaves={escapedParts(part, escapes)}
              language={null}
              className="font-mono text-xs"
            />
          )}
        />
      )}
    </>
  )
}

type ValueProps = {
  source: Source
  leaves: Leaf[]
  language: string | null
  isJson: boolean
  /** It goes on after this. */
  cut?: boolean
}

function Value({ source, leaves, language, isJson, cut = false }: ValueProps) {
  const tree = isJson ? parseJson(source.text, cut) : null
  if (tree) return <JsonText source={source} tree={tree} className="font-mono text-xs" />
  const [head, tail] = cutLeaves(source.text, leaves)
  const style = `font-mono text-[0.8125rem] ${language === null ? "" : "border-line border-l-2 pl-3"}`
  const part = (some: Leaf[]) => (
    <CodeText source={source} leaves={some} language={language} className={style} />
  )
  if (tail.length === 0) return part(head)
  return (
    <>
      {part(head)}
      <details data-fold open={isMarked(source, tail)}>
        <summary data-label className="disclosure min-h-[24px] font-sans text-accent text-sm">
          {moreOf(tail.reduce((sum, { at }) => sum + at[1] - at[0], 0))}
        </summary>
        {part(tail)}
      </details>
    </>
  )
}

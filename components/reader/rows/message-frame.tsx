import type { ReactNode } from "react"
import { useReader } from "@/components/reader/control"
import { RawText } from "@/components/reader/raw/text"
import { UnplacedMarks } from "@/components/reader/text/marked"
import type { ShownMessage } from "@/lib/model/reader/shown"

type Props = {
  message: ShownMessage
  /** Role and number, as it is called beside the message. */
  name: string
  /** Whether it is folded as a whole, and its raw text with it. */
  folded: boolean
  children: ReactNode
}

/** A message's place on the page: its anchor, its number as a permalink, what it holds, its raw text. */
export function MessageFrame({ message, name, folded, children }: Props) {
  const { hrefOf, isLazy } = useReader()
  const number = message.ordinal + 1
  return (
    <article
      id={`m${number}`}
      data-row
      data-message={message.ordinal}
      tabIndex={-1}
      aria-label={`Message ${number}, ${name}`}
      style={{ containIntrinsicBlockSize: `auto ${Math.round(60 + Math.min(message.length, 20_000) / 3)}px` }}
      className={`group/message relative -ml-2.5 scroll-mt-10 pl-2.5 ${isLazy(message.ordinal) ? "[content-visibility:auto]" : ""} border-line border-t py-2 outline-none before:absolute before:inset-y-0 before:left-0 before:w-[3px] target:before:bg-edge focus-visible:before:bg-accent data-here:before:bg-edge focus-visible:data-here:before:bg-accent noscript:target:[&_[data-fold]::details-content]:[content-visibility:visible] lg:grid lg:grid-cols-[6.25rem_minmax(0,1fr)]`}
    >
      <p className="flex items-baseline gap-x-2 self-start whitespace-nowrap text-muted text-sm">
        <a
          href={hrefOf(message.ordinal)}
          aria-label={`Link to message ${number}`}
          className="inline-block min-h-[24px] min-w-[24px] hover:text-accent hover:underline"
        >
          {`#${number}`}
        </a>
        <span>{name}</span>
      </p>
      <div className={`min-w-0 ${folded ? "" : "lg:min-h-12"}`}>
        {children}
        <UnplacedMarks message={message} />
        <div className={folded ? "hidden group-has-[[data-fold][open]]/message:block" : undefined}>
          <RawText message={message} />
        </div>
      </div>
    </article>
  )
}

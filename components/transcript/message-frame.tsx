import type { ReactNode } from "react"
import type { Mark } from "@/lib/model/marks"
import type { ReadMessage } from "@/lib/model/reading"
import { messageTextUrl } from "@/lib/urls"
import { UnplacedMarks } from "./marked-text"
import { RawText } from "./raw-text"

type Props = {
  message: ReadMessage
  /** Whose message it is. */
  transcript: { id: string; study: string }
  /** Role and number, as it is called beside the message. */
  name: string
  marks: Mark[]
  children: ReactNode
}

/** A message's place on the page: its anchor, its number as a permalink, what it holds, its raw text. */
export function MessageFrame({ message, transcript, name, marks, children }: Props) {
  const number = message.ordinal + 1
  return (
    <article
      id={`m${number}`}
      data-row
      tabIndex={-1}
      aria-label={`Message ${number}, ${name}`}
      className="group/message scroll-mt-16 border-line border-t py-2 outline-offset-0 target:border-accent data-here:border-accent noscript:target:[&_[data-fold]::details-content]:[content-visibility:visible] lg:grid lg:grid-cols-[5.5rem_minmax(0,1fr)]"
    >
      <p className="flex items-baseline gap-2 text-muted text-sm lg:block">
        <a
          href={`#m${number}`}
          aria-label={`Link to message ${number}`}
          className="inline-block min-h-6 min-w-6 hover:text-accent hover:underline"
        >
          {`#${number}`}
        </a>
        <span className="lg:block">{name}</span>
      </p>
      <div className="min-w-0">
        {children}
        <UnplacedMarks text={message.text} marks={marks} />
        <RawText href={messageTextUrl(transcript.id, transcript.study, message.ordinal)} number={number} />
      </div>
    </article>
  )
}

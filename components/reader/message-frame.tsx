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
      className="group/message relative scroll-mt-8 border-line border-t py-2 outline-none before:absolute before:inset-y-0 before:-left-2.5 before:w-[3px] target:before:bg-edge focus-visible:before:bg-accent data-here:before:bg-edge focus-visible:data-here:before:bg-accent noscript:target:[&_[data-fold]::details-content]:[content-visibility:visible] lg:grid lg:grid-cols-[6.25rem_minmax(0,1fr)]"
    >
      <p className="flex flex-wrap items-baseline gap-x-2 self-start text-muted text-sm">
        <a
          href={`#m${number}`}
          aria-label={`Link to message ${number}`}
          className="inline-block min-h-[24px] min-w-[24px] hover:text-accent hover:underline"
        >
          {`#${number}`}
        </a>
        <span>{name}</span>
      </p>
      <div className={`min-w-0 ${message.prompt ? "" : "lg:min-h-12"}`}>
        {children}
        <UnplacedMarks text={message.text} marks={marks} />
        <div className={message.prompt ? "hidden group-has-[[data-fold][open]]/message:block" : undefined}>
          <RawText href={messageTextUrl(transcript.id, transcript.study, message.ordinal)} number={number} />
        </div>
      </div>
    </article>
  )
}

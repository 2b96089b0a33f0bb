"use client"

import { spanPlace } from "@/components/reader/verdicts/explanation-cited"
import { GoLink } from "@/components/reader/verdicts/explanation-go"
import { Timestamp } from "@/components/ui/timestamp"
import { mayAs } from "@/lib/model/people/viewer"
import { commentAnchor, spanAnchor } from "@/lib/model/reader/marks"
import type { ReadComment } from "@/lib/model/reader/reading"
import { mentionPieces } from "@/lib/model/talk/mention"
import type { Thread } from "@/lib/model/talk/thread"
import { TalkForm } from "./form"
import { MentionField } from "./mention-field"
import { useTalk } from "./provider"

const SHOWN = 140

/** A comment with its replies; who may comment answers, resolves and opens it again. */
export function ThreadView({ thread: { first, replies } }: { thread: Thread }) {
  const talk = useTalk()
  const may = talk?.person != null && mayAs(talk.role, "reviewer")
  return (
    <div className="border-line border-t py-1.5 first-of-type:border-t-0">
      <Comment comment={first} />
      {replies.length > 0 && (
        <div className="ml-3">
          {replies.map((reply) => (
            <Comment key={reply.id} comment={reply} />
          ))}
        </div>
      )}
      {first.resolved && (
        <p className="pl-2 text-muted text-sm">{`resolved${first.resolved.by && ` by ${first.resolved.by}`}`}</p>
      )}
      {talk && may && (
        <div className="no-print flex flex-wrap items-start gap-x-3 pl-2 has-[details[open]]:flex-col">
          <details className="w-full text-sm [&:not([open])]:w-auto">
            <summary className="disclosure min-h-[24px] text-accent">reply</summary>
            <TalkForm
              action={talk.actions.reply}
              label={`Reply to ${first.author}`}
              fields={{ comment: first.id }}
              button="Reply"
            >
              <MentionField label="reply" rows={2} />
            </TalkForm>
          </details>
          <TalkForm
            action={talk.actions.resolve}
            label={first.resolved ? "Open the thread again" : "Resolve the thread"}
            fields={{ comment: first.id, resolved: first.resolved ? "no" : "yes" }}
            button={first.resolved ? "open again" : "resolve"}
            quiet
          />
        </div>
      )}
    </div>
  )
}

function Comment({ comment }: { comment: ReadComment }) {
  const { author, imported, writtenAt, text, span } = comment
  const source = commentAnchor(comment)
  return (
    <div
      id={source}
      tabIndex={-1}
      data-lights={source}
      className="scroll-mt-4 border-transparent border-l-2 py-1 pl-2 target:bg-surface data-here:bg-surface data-lit:border-ink data-lit:bg-surface"
    >
      <p className="text-muted text-sm">
        <span className="font-semibold text-ink">{author}</span>
        {imported && " · imported"}
        {writtenAt && " · "}
        {writtenAt && (imported ? writtenAt : <Timestamp iso={writtenAt} />)}
      </p>
      <Words text={text} />
      {span && (
        <GoLink
          place={spanPlace(span)}
          anchor={spanAnchor(source, 0)}
          className="block min-h-[24px] text-sm hover:underline"
        >
          <span className="text-accent underline">{`#${span.message + 1}`}</span>{" "}
          <q dir="auto" className="wrap-anywhere box-decoration-clone bg-evidence text-ink">
            {span.exact.length > SHOWN ? `${span.exact.slice(0, SHOWN)}…` : span.exact}
          </q>
        </GoLink>
      )}
    </div>
  )
}

/** Text and nothing else: no link in it leads anywhere. */
function Words({ text }: { text: string }) {
  const names = useTalk()?.names ?? []
  return (
    <p dir="auto" className="wrap-anywhere max-w-read whitespace-pre-wrap text-sm">
      {mentionPieces(text, names).map(({ text: piece, mention }, index) =>
        mention ? (
          <strong key={String(index)} className="font-semibold">
            {piece}
          </strong>
        ) : (
          piece
        ),
      )}
    </p>
  )
}

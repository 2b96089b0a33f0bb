"use client"

import { plural } from "@/lib/format/words"
import { mayAs } from "@/lib/model/people/viewer"
import type { ReadComment } from "@/lib/model/reader/reading"
import { threadsOf } from "@/lib/model/talk/thread"
import { NewComment } from "./new-comment"
import { useTalk } from "./provider"
import { ThreadView } from "./thread-view"

/** What people wrote about the transcript, in threads, each with the words it is about; resolved ones folded. */
export function Comments({ comments }: { comments: ReadComment[] }) {
  const talk = useTalk()
  const threads = threadsOf(comments)
  const resolved = threads.filter(({ first }) => first.resolved !== null)
  const invited = talk !== null && talk.person === null && talk.signIn !== null
  const may = talk?.person != null && mayAs(talk.role, "reviewer")
  if (comments.length === 0 && !may && !invited) return null
  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className="font-semibold">
        Comments
      </h2>
      {threads
        .filter(({ first }) => first.resolved === null)
        .map((thread) => (
          <ThreadView key={thread.first.id} thread={thread} />
        ))}
      {resolved.length > 0 && (
        <details>
          <summary className="disclosure min-h-[24px] text-muted text-sm">
            {`${plural(resolved.length, "thread")} resolved`}
          </summary>
          {resolved.map((thread) => (
            <ThreadView key={thread.first.id} thread={thread} />
          ))}
        </details>
      )}
      <NewComment />
      {invited && (
        <p className="no-print text-sm">
          <a href={talk.signIn ?? ""} className="link inline-block min-h-[24px]">
            Sign in
          </a>
          <span className="text-muted"> to comment or to dispute a verdict.</span>
        </p>
      )}
    </section>
  )
}

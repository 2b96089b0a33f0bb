import { commentAnchor, spanAnchor } from "@/lib/model/marks"
import type { ReadComment } from "@/lib/model/reading"
import { Quote } from "./quote"

/** What people wrote about the transcript, each with the words it is about. */
export function Comments({ comments }: { comments: ReadComment[] }) {
  if (comments.length === 0) return null
  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className="font-semibold">
        Comments
      </h2>
      {comments.map((comment) => (
        <div
          key={comment.id}
          id={commentAnchor(comment)}
          tabIndex={-1}
          className="scroll-mt-4 py-1.5 target:bg-surface data-here:bg-surface"
        >
          <p className="text-muted text-sm">
            {[comment.author, comment.imported && "imported", comment.writtenAt].filter(Boolean).join(" · ")}
          </p>
          <p dir="auto" className="wrap-anywhere max-w-read whitespace-pre-wrap text-sm">
            {comment.text}
          </p>
          {comment.span && <Quote href={`#${spanAnchor(commentAnchor(comment), 0)}`} span={comment.span} />}
        </div>
      ))}
    </section>
  )
}

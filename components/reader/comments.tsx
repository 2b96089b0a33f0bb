import { commentAnchor, spanAnchor } from "@/lib/model/marks"
import type { ReadComment } from "@/lib/model/reading"
import { spanPlace } from "./explanation-cited"
import { GoLink } from "./explanation-go"

const SHOWN = 140

/** What people wrote about the transcript, each with the words it is about. */
export function Comments({ comments }: { comments: ReadComment[] }) {
  if (comments.length === 0) return null
  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className="font-semibold">
        Comments
      </h2>
      {comments.map((comment) => {
        const { author, imported, writtenAt, text, span } = comment
        const source = commentAnchor(comment)
        return (
          <div
            key={comment.id}
            id={source}
            tabIndex={-1}
            data-lights={source}
            className="scroll-mt-4 border-transparent border-l-2 py-1.5 pl-2 target:bg-surface data-here:bg-surface data-lit:border-ink data-lit:bg-surface"
          >
            <p className="text-muted text-sm">
              <span className="font-semibold text-ink">{author}</span>
              {[imported ? " · imported" : "", writtenAt ? ` · ${writtenAt}` : ""].join("")}
            </p>
            <p dir="auto" className="wrap-anywhere max-w-read whitespace-pre-wrap text-sm">
              {text}
            </p>
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
      })}
    </section>
  )
}

import Link from "next/link"
import { Timestamp } from "@/components/ui/timestamp"
import type { MentionRow } from "@/lib/model/talk/thread"
import { commentUrl } from "@/lib/urls/talk"

/** Comments that mention somebody, those not seen first; each leads to the very comment. */
export function MentionList({ mentions, seeAll }: { mentions: MentionRow[]; seeAll: () => Promise<void> }) {
  return (
    <>
      <ol className="max-w-read">
        {mentions.map(({ comment, author, text, at, seen, transcript, study }) => (
          <li key={comment} className="border-line border-b py-2">
            <p className="text-sm">
              <Link
                href={commentUrl(transcript, study.slug, comment)}
                prefetch={false}
                className={`link inline-block min-h-6 ${seen ? "" : "font-semibold"}`}
              >
                {`${author} in ${study.title}`}
              </Link>{" "}
              <span className="text-muted">
                <Timestamp iso={at} />
                {!seen && " · new"}
              </span>
            </p>
            <p dir="auto" className="line-clamp-3 [overflow-wrap:anywhere]">
              {text}
            </p>
          </li>
        ))}
      </ol>
      {mentions.some(({ seen }) => !seen) && (
        <form action={seeAll} className="mt-3">
          <button type="submit" className="control">
            All seen
          </button>
        </form>
      )}
    </>
  )
}

import type { Route } from "next"
import Link from "next/link"
import type { TranscriptRow } from "@/lib/model/transcripts/rows"

type Hit = NonNullable<TranscriptRow["hit"]>

/** Where a search found its words: the message, and the words in their surroundings. */
export function SearchHit({ hit: { message, snippet, marks }, href }: { hit: Hit; href: Route }) {
  const pieces = marks.map(([start, end], i) => ({
    before: snippet.slice(i === 0 ? 0 : marks[i - 1]?.[1], start),
    words: snippet.slice(start, end),
    start,
  }))
  return (
    <Link
      href={href}
      className="wrap-anywhere relative z-10 line-clamp-2 min-h-[24px] max-w-[88vw] text-muted hover:text-ink"
    >
      <span className="text-accent underline">{`#${message + 1}`}</span>{" "}
      <span dir="auto">
        {"… "}
        {pieces.map(({ before, words, start }) => (
          <span key={start}>
            {before}
            <mark className="bg-evidence text-ink">{words}</mark>
          </span>
        ))}
        {snippet.slice(marks.at(-1)?.[1] ?? 0)}
        {" …"}
      </span>
    </Link>
  )
}

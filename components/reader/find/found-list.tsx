import type { Route } from "next"
import { count } from "@/lib/format/words"
import type { FindMatch } from "@/lib/model/reader/find/scan"

type Props = {
  matches: FindMatch[]
  /** The number of the first of them among all, from 0. */
  from: number
  current: number | null
  hrefOf: (match: FindMatch) => Route
  /** With scripts: goes there within the page. */
  onOpen?: (index: number) => void
}

const places = { said: "", thought: "thought", result: "result", prompt: "prompt" }

/** Matches as links, each with the words around it. */
export function FoundList({ matches, from, current, hrefOf, onOpen }: Props) {
  return (
    <ol start={from + 1} aria-label="Matches">
      {matches.map((match, i) => (
        <li key={`${match.message} ${match.at[0]}`}>
          <a
            href={hrefOf(match)}
            aria-current={from + i === current ? "location" : undefined}
            onClick={
              onOpen &&
              ((event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
                event.preventDefault()
                onOpen(from + i)
              })
            }
            className="grid min-h-[24px] grid-cols-[4.5rem_minmax(0,1fr)] sm:grid-cols-[7.5rem_minmax(0,1fr)] gap-x-2 border-line border-b border-l-2 border-l-transparent px-2 py-1 hover:bg-paper aria-[current]:border-l-accent aria-[current]:bg-paper"
          >
            <span className="text-muted">
              <span className="text-accent">{`#${count(match.message + 1)}`}</span>
              {places[match.place] && ` ${places[match.place]}`}
            </span>
            <Context match={match} />
          </a>
        </li>
      ))}
    </ol>
  )
}

function Context({ match: { before, text, after } }: { match: FindMatch }) {
  return (
    <span dir="auto" className="wrap-anywhere line-clamp-2 text-muted">
      {before}
      <b className="font-semibold text-ink underline decoration-accent decoration-2">{text}</b>
      {after}
    </span>
  )
}

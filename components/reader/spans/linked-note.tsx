import type { Route } from "next"
import type { AddressQuote } from "@/lib/model/reader/spans/address"
import type { LinkedSpan } from "@/lib/model/reader/spans/address-find"

type Props = {
  linked: LinkedSpan | null
  /** What the address quotes. */
  quote: AddressQuote | null
  /** How many messages there are. */
  messages: number
  /** The address of the words where they are now. */
  href: Route
}

/** One line where the linked words are not where the address says, in sight wherever they are; else nothing. */
export function LinkedNote({ linked, quote, messages, href }: Props) {
  if (!linked || linked.found === "there") return null
  const { message, found } = linked
  if (found === "gone") {
    return (
      <p role="note" className="wrap-anywhere my-2 border-edge border-l-2 bg-surface px-3 py-1 text-sm">
        {goneWords(message, quote, messages)}
        {quote && (
          <>
            {" "}
            <q dir="auto">{quote.end === null ? quote.start : `${quote.start} … ${quote.end}`}</q>
          </>
        )}
      </p>
    )
  }
  return (
    <p
      role="note"
      className="no-print sticky top-0 z-20 flex flex-wrap items-baseline gap-x-3 border-edge border-l-2 bg-surface px-3 py-1 text-sm"
    >
      {found === "moved"
        ? `The linked words have moved within message ${message + 1}.`
        : `The linked words have moved: they are in message ${message + 1} now.`}
      <a href={href} className="link inline-block min-h-[24px]">
        link to where they are
      </a>
    </p>
  )
}

function goneWords(message: number, quote: AddressQuote | null, messages: number): string {
  if (quote) return "The linked words are not in this transcript any more:"
  return message < messages
    ? `The link points beyond the end of message ${message + 1}.`
    : `The link speaks of message ${message + 1}, and this transcript has ${messages}.`
}

import type { Span } from "@/lib/model/reader/reading"

const SHOWN = 140

/** A link to a span in the transcript, by its words and the message they are in. */
export function Quote({ href, span }: { href: string; span: Span }) {
  const words = span.exact.replace(/\s+/g, " ")
  return (
    <a href={href} className="block min-h-[24px] text-sm hover:underline">
      <span className="text-accent underline">{`#${span.message + 1}`}</span>{" "}
      <q dir="auto" className="wrap-anywhere bg-evidence text-ink">
        {words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}
      </q>
    </a>
  )
}

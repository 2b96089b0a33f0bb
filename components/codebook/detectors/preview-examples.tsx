import Link from "next/link"
import { levelWords } from "@/components/studies/catalogue-words"
import type { DetectorTarget } from "@/lib/detectors/draft"
import type { PreviewCell, PreviewExample } from "@/lib/detectors/preview"
import { plural } from "@/lib/format/words"
import { bareQuote } from "@/lib/model/reader/spans/address"
import type { Catalogue } from "@/lib/model/study"
import { spanUrl, transcriptUrl } from "@/lib/urls/reader"
import { conditionWords } from "./condition-words"

type Props = {
  study: string
  catalogue: Catalogue
  target: DetectorTarget
  cell: PreviewCell
  examples: PreviewExample[]
}

const SHOWN = 200

/** The first transcripts of a cell, with what the detector found in them. */
export function PreviewExamples({ study, catalogue, target, cell, examples }: Props) {
  const name = (level: string) => levelWords(catalogue, target.variable, level)
  const found = { yes: name(target.hit), no: name(target.miss), unknown: "unknown" }[cell.found]
  const now = cell.missing ? cell.now : name(cell.now)
  const which =
    cell.n > examples.length ? `the first ${examples.length} of ${cell.n}` : plural(cell.n, "transcript")
  return (
    <section aria-labelledby="listed">
      <h3
        id="listed"
        className="scroll-mt-4 font-semibold"
      >{`As published ${now}, detector ${found}: ${which}`}</h3>
      <ol className="max-w-read">
        {examples.map(({ id, model, factors, sampleId, epoch, reason, evidence }) => (
          <li key={id} className="border-line border-t py-1.5">
            <Link
              href={transcriptUrl(id, { study })}
              className="link wrap-anywhere inline-flex min-h-6 items-center"
            >
              {`${model}, sample ${sampleId}${epoch > 1 ? `, epoch ${epoch}` : ""}`}
            </Link>{" "}
            <span className="wrap-anywhere text-muted text-sm">{conditionWords(catalogue, factors)}</span>
            {reason !== null && <p className="text-unknown text-sm italic">{reason}</p>}
            {evidence.map(({ message, quote }, index) => (
              <Evidence
                key={`${message} ${String(index)}`}
                href={spanUrl(id, { study }, { message }, bareQuote(quote))}
                message={message}
                quote={quote}
              />
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Evidence({ href, message, quote }: { href: string; message: number; quote: string }) {
  const words = quote.replace(/\s+/g, " ")
  return (
    <a href={href} className="block min-h-6 text-sm hover:underline">
      <span className="text-accent underline">{`#${message + 1}`}</span>{" "}
      <q dir="auto" className="wrap-anywhere bg-evidence text-ink">
        {words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}
      </q>
    </a>
  )
}

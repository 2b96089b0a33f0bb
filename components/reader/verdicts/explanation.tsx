import { highlightsOf } from "@/lib/model/reader/spans/citations"
import { Cited, type Citing, EvidenceLink } from "./explanation-cited"

const SHORT = 400
const PREVIEW = 220

/** Why a judge said so. A long explanation is folded, and found when one searches the page. */
export function Explanation({ text, ...citing }: Citing & { text: string }) {
  const { prose, highlights } = highlightsOf(text, citing.evidence)
  const body = (
    <div className="max-w-read text-sm">
      {prose !== "" && (
        <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
          <Cited text={prose} {...citing} />
        </p>
      )}
      {highlights.length > 0 && (
        <ol aria-label="Highlights" className="mt-1 space-y-0.5">
          {highlights.map(({ number, text: words, evidence: index }) => (
            <li key={number} dir="auto" className="wrap-anywhere whitespace-pre-wrap">
              {index === null ? (
                <span className="text-muted">{`[${number}]`}</span>
              ) : (
                <EvidenceLink index={index} {...citing}>{`[${number}]`}</EvidenceLink>
              )}{" "}
              <Cited text={words} {...citing} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
  if (text.length <= SHORT) return body
  return (
    <details className="group">
      <summary className="disclosure wrap-anywhere min-h-[24px] text-sm print:hidden">
        <span dir="auto" className="group-open:hidden">
          {`${plain(prose || text).slice(0, PREVIEW)}…`}
        </span>
        <span className="hidden text-muted group-open:inline">explanation</span>
      </summary>
      {body}
    </details>
  )
}

function plain(text: string): string {
  return text.replaceAll("**", "").replace(/\s+/g, " ").trim()
}

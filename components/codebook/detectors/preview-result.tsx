import type { ReactNode } from "react"
import { levelWords } from "@/components/studies/catalogue-words"
import type { DetectorPreview } from "@/lib/detectors/preview"
import type { DraftView } from "@/lib/filters/codebook"
import { count, interval, percent, plural } from "@/lib/format/words"
import type { Catalogue } from "@/lib/model/study"
import { PreviewExamples } from "./preview-examples"
import { PreviewTable } from "./preview-table"

type Props = {
  study: string
  catalogue: Catalogue
  draft: DraftView
  preview: DetectorPreview
  children: ReactNode
}

/** What a draft would say; `children` is what can be done with it. */
export function PreviewResult({ study, catalogue, draft, preview, children }: Props) {
  const { words, target, yes, no, unknown, looked, open } = preview
  const name = (level: string) => levelWords(catalogue, target.variable, level)
  const tone = levelTone(catalogue, preview)
  return (
    <section aria-labelledby="preview" className="mt-6">
      <h2 id="preview" className="scroll-mt-4 font-semibold">
        Preview
      </h2>
      <p className="wrap-anywhere max-w-read">
        <span className="text-muted">{`${target.variable} is ${name(target.hit)} where `}</span>
        {words}
      </p>
      <p className="max-w-read text-muted text-sm">{lookedWords(preview)}</p>
      {looked > 0 && (
        <p className="my-2 text-lg">
          <span className={`font-semibold tabular-nums ${tone}`}>
            {`${name(target.hit)} ${count(yes)}/${count(yes + no)} · ${percent(yes + no > 0 ? yes / (yes + no) : null, yes + no)} `}
          </span>
          <abbr title="95 % Wilson interval" className="text-muted tabular-nums no-underline">
            {interval(preview.interval?.low ?? null, preview.interval?.high ?? null, yes + no)}
          </abbr>
          <span className="text-muted">{` · ${name(target.miss)} ${count(no)}${unknown > 0 ? ` · unknown ${count(unknown)}` : ""}`}</span>
        </p>
      )}
      {children}
      {looked > 0 && <PreviewTable study={study} catalogue={catalogue} draft={draft} preview={preview} />}
      {open && (
        <PreviewExamples
          study={study}
          catalogue={catalogue}
          target={target}
          cell={open.cell}
          examples={open.examples}
        />
      )}
    </section>
  )
}

function levelTone(catalogue: Catalogue, { target }: DetectorPreview): string {
  const levels =
    target.made?.levels ?? catalogue.variables.find(({ key }) => key === target.variable)?.levels ?? []
  const harm = levels.find(({ key }) => key === target.hit)?.harm
  if (harm === undefined) return "text-ink"
  return harm ? "text-harm" : "text-safe"
}

function lookedWords({ total, looked, sampled, tooLong, stopped }: DetectorPreview): string {
  if (total === 0) return "No transcript of this study ran and counts: there is nothing to look at."
  const which = sampled
    ? `Looked at ${count(looked)} of ${count(total)} transcripts, evenly over models and conditions and within them by chance: the same ones for every definition.`
    : `Looked at ${looked === total ? `all ${count(total)}` : `${count(looked)} of ${count(total)}`} transcripts whose run did not fail.`
  const slow = stopped && " It stopped after ten seconds, evenly spread: this definition is slow."
  const long =
    tooLong > 0 && ` ${plural(tooLong, "transcript")} too long for a preview left out; saved, it judges them.`
  return [which, slow, long].filter((part) => part !== false).join("")
}

import Link from "next/link"
import { levelWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import { type DetectorPreview, type Found, type PreviewCell, previewCellKey } from "@/lib/detectors/preview"
import type { DraftView } from "@/lib/filters/codebook"
import { count, percent } from "@/lib/format/words"
import type { Catalogue } from "@/lib/model/study"
import { detectorUrl } from "@/lib/urls/codebook"

type Props = { study: string; catalogue: Catalogue; draft: DraftView; preview: DetectorPreview }

/** What the headline says against what the detector finds; each number lists its transcripts. */
export function PreviewTable({ study, catalogue, draft, preview }: Props) {
  const { target, cells } = preview
  const name = (level: string) => levelWords(catalogue, target.variable, level)
  const founds: { found: Found; words: string }[] = [
    { found: "yes", words: name(target.hit) },
    { found: "no", words: name(target.miss) },
    { found: "unknown", words: "unknown" },
  ]
  const shown = founds.filter(
    ({ found }) => found !== "unknown" || cells.some((cell) => cell.found === found),
  )
  return (
    <>
      <p className="max-w-read">{agreementWords(preview)}</p>
      <ScrollBox label="Headline and detector">
        <table className="my-2 border-collapse text-sm">
          <caption className="sr-only">{`${target.variable}: the headline now, and the detector`}</caption>
          <thead>
            <tr className="border-edge border-b text-muted">
              <th scope="col" className="py-1 pr-6 text-left font-normal">
                as published
              </th>
              {shown.map(({ found, words }) => (
                <th key={found} scope="col" className="px-3 py-1 text-right font-normal">
                  {`detector: ${words}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowsOf(catalogue, preview).map((row) => (
              <tr key={`${row.missing} ${row.now}`} className="border-line border-b">
                <th
                  scope="row"
                  className={`py-1 pr-6 text-left font-normal ${row.missing ? "text-unknown italic" : ""}`}
                >
                  {row.missing ? row.now : name(row.now)}
                </th>
                {shown.map(({ found }) => (
                  <td key={found} className="px-3 py-1 text-right tabular-nums">
                    <Cell
                      study={study}
                      draft={draft}
                      cell={cells.find((cell) => previewCellKey(cell) === previewCellKey({ ...row, found }))}
                      open={preview.open?.cell ?? null}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  )
}

function Cell(props: {
  study: string
  draft: DraftView
  cell: PreviewCell | undefined
  open: PreviewCell | null
}) {
  const { study, draft, cell, open } = props
  if (!cell) return <span className="text-muted">0</span>
  const key = previewCellKey(cell)
  return (
    <Link
      href={detectorUrl(study, { ...draft, cell: key }, "listed")}
      aria-current={open !== null && previewCellKey(open) === key ? "true" : undefined}
      className="link inline-flex min-h-6 min-w-6 items-center justify-end aria-[current]:font-semibold"
    >
      {count(cell.n)}
    </Link>
  )
}

function rowsOf(catalogue: Catalogue, { target, cells }: DetectorPreview) {
  const order =
    catalogue.variables.find(({ key }) => key === target.variable)?.levels.map(({ key }) => key) ?? []
  const rows = new Map(cells.map(({ now, missing }) => [`${missing} ${now}`, { now, missing }]))
  const place = ({ now, missing }: { now: string; missing: boolean }) =>
    missing ? order.length + 1 : order.includes(now) ? order.indexOf(now) : order.length
  return [...rows.values()].sort((a, b) => place(a) - place(b))
}

/** How often both say the same, where both say something. */
function agreementWords({ target, cells }: DetectorPreview): string {
  if (target.made) return `Nobody has judged ${target.variable} yet: there is nothing to hold it against.`
  const said = cells.filter(({ missing, found }) => !missing && found !== "unknown")
  const n = said.reduce((sum, cell) => sum + cell.n, 0)
  const same = said
    .filter(({ now, found }) => now === (found === "yes" ? target.hit : target.miss))
    .reduce((sum, cell) => sum + cell.n, 0)
  if (n === 0) return "No transcript has both a headline verdict and an answer of the detector."
  return `Of ${count(n)} transcripts on which both say something, they agree on ${count(same)} (${percent(same / n, n)}).`
}

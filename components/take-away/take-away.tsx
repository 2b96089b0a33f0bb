import { CopyButton } from "@/components/ui/copy-button"
import type { Filters, RateView } from "@/lib/filters"
import { type FigureFormat, figureUrl } from "@/lib/urls"

const pictures: { words: string; format: FigureFormat; theme?: "dark" }[] = [
  { words: "SVG", format: "svg" },
  { words: "SVG, dark", format: "svg", theme: "dark" },
  { words: "PNG", format: "png" },
  { words: "PNG, dark", format: "png", theme: "dark" },
]
const tables: { words: string; format: FigureFormat }[] = [
  { words: "Markdown", format: "markdown" },
  { words: "LaTeX", format: "latex" },
]
const scripts: { words: string; format: FigureFormat }[] = [
  { words: "R", format: "r" },
  { words: "Python", format: "python" },
]

/** The chart as a picture, its numbers as data and as tables, and the lines that recompute them from the CSV. */
export function TakeAway(props: {
  study: string
  state: Partial<Filters & RateView>
  link: string
  data: { csv: string; json: string }
}) {
  const { study, state, link, data } = props
  const file = ({ words, format, theme }: { words: string; format: FigureFormat; theme?: "dark" }) => (
    <a
      key={words}
      href={figureUrl(study, format, state, theme)}
      download
      className="link inline-flex min-h-6 items-center"
    >
      {words}
    </a>
  )
  return (
    <>
      <CopyButton label="copy link" path={link} />
      <details className="relative">
        <summary className="control disclosure">take away</summary>
        <dl className="absolute right-0 z-20 mt-1 grid w-72 max-w-[calc(100vw-2rem)] grid-cols-[auto_1fr] gap-x-4 gap-y-1 border border-edge bg-paper p-3 text-sm">
          <dt className="text-muted">picture</dt>
          <dd className="flex flex-wrap gap-x-3">{pictures.map(file)}</dd>
          <dt className="text-muted">data</dt>
          <dd className="flex flex-wrap gap-x-3">
            <a href={data.csv} download className="link inline-flex min-h-6 items-center">
              CSV
            </a>
            <a href={data.json} className="link inline-flex min-h-6 items-center">
              JSON
            </a>
          </dd>
          <dt className="text-muted">table</dt>
          <dd className="flex flex-wrap gap-x-3">{tables.map(file)}</dd>
          <dt className="text-muted">recompute</dt>
          <dd className="flex flex-wrap gap-x-3">{scripts.map(file)}</dd>
          <dd className="col-span-2 text-muted">
            The R and Python lines read the CSV and recompute every number.
          </dd>
        </dl>
      </details>
    </>
  )
}

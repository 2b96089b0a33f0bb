import type { RateView } from "@/lib/filters/rates"
import type { Filters } from "@/lib/model/population/filters"
import { type FigureFormat, figureUrl } from "@/lib/urls/figure"

type File = { words: string; format: FigureFormat; theme?: "dark" }

const kinds: { name: string; files: File[] }[] = [
  {
    name: "picture",
    files: [
      { words: "SVG", format: "svg" },
      { words: "PNG", format: "png" },
      { words: "SVG, dark", format: "svg", theme: "dark" },
      { words: "PNG, dark", format: "png", theme: "dark" },
    ],
  },
  {
    name: "table",
    files: [
      { words: "Markdown", format: "markdown" },
      { words: "LaTeX", format: "latex" },
    ],
  },
  {
    name: "recompute",
    files: [
      { words: "R", format: "r" },
      { words: "Python", format: "python" },
    ],
  },
]

/** The chart as a picture, its numbers as tables, and the lines that recompute them from the CSV. */
export function TakeAway({ study, state }: { study: string; state: Partial<Filters & RateView> }) {
  return (
    <details className="relative">
      <summary className="control disclosure">take away</summary>
      <div className="absolute right-0 z-20 mt-1 w-80 max-w-[calc(100vw-2rem)] border border-edge bg-paper p-3">
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-1">
          {kinds.map(({ name, files }) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="flex flex-wrap gap-x-4">
                {files.map(({ words, format, theme }) => (
                  <a
                    key={words}
                    href={figureUrl(study, format, state, theme)}
                    download
                    className="link inline-flex min-h-6 items-center"
                  >
                    {words}
                  </a>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-1 text-muted text-sm">
          The R and Python lines read the CSV and recompute its numbers.
        </p>
      </div>
    </details>
  )
}

import { percent } from "@/lib/format/words"
import type { RateRow } from "@/lib/model/rates/rows"

const HEIGHT = 28
const WIDTH = 7
const GAP = 3

/** The headline rate of each model as a small bar, full height being 100 %; hollow for published counts. */
export function ModelSpark({ rows }: { rows: RateRow[] }) {
  if (rows.length < 2) return <span />
  const words = rows.map(({ by, rate, n }) => `${by.model ?? "no model"} ${percent(rate, n)}`).join(", ")
  return (
    <span className="flex min-w-0 items-end gap-2 whitespace-nowrap text-muted text-sm">
      <svg
        role="img"
        aria-label={`By model: ${words}`}
        width={rows.length * (WIDTH + GAP)}
        height={HEIGHT + 1}
        viewBox={`0 0 ${rows.length * (WIDTH + GAP)} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        className="min-w-0 shrink text-muted"
      >
        {rows.map(({ by, published, citation, rate }, index) => {
          const height = Math.max(rate === null ? 0 : 1, (rate ?? 0) * HEIGHT)
          return (
            <rect
              key={`${by.model} ${citation}`}
              x={index * (WIDTH + GAP) + 0.5}
              y={HEIGHT - height}
              width={WIDTH}
              height={height}
              className={published ? "fill-none stroke-current" : "fill-current"}
            />
          )
        })}
        <line x1="0" x2="100%" y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} className="stroke-edge" />
      </svg>
      by model
    </span>
  )
}

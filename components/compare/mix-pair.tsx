import { missingOf } from "@/components/rates/arrange"
import { HATCH } from "@/components/rates/marks/hatch"
import { MixLegend } from "@/components/rates/marks/mix-legend"
import { otherShade, shadesOf } from "@/components/rates/marks/mix-shade"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import { count, plural } from "@/lib/format/words"
import type { MixPart, MixRow } from "@/lib/model/rates/rows"
import type { Catalogue, Variable } from "@/lib/model/study"

type Mixed = { variable: Variable; parts: MixPart[]; a: MixRow | null; b: MixRow | null }

/** The levels of each variable in both populations beside each other: one rate can miss what the mix shows. */
export function MixPairs({ catalogue, mixes }: { catalogue: Catalogue; mixes: Mixed[] }) {
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
      {mixes.map((mixed) => {
        const rows = [mixed.a, mixed.b].filter((row) => row !== null)
        return (
          <figure key={mixed.variable.id} className="min-w-0">
            <figcaption className="mb-1 font-medium">{variableWords(mixed.variable)}</figcaption>
            <MixBar catalogue={catalogue} name="A" row={mixed.a} parts={mixed.parts} />
            <MixBar catalogue={catalogue} name="B" row={mixed.b} parts={mixed.parts} />
            <div className="mt-1.5 ml-7">
              <MixLegend
                catalogue={catalogue}
                parts={mixed.parts}
                other={rows.some(({ other }) => other > 0)}
                missing={rows.some((row) => missingOf(row) > 0)}
                harmLine={false}
              />
            </div>
          </figure>
        )
      })}
    </div>
  )
}

function MixBar(props: { catalogue: Catalogue; name: string; row: MixRow | null; parts: MixPart[] }) {
  const { catalogue, name, row, parts } = props
  const missing = row ? missingOf(row) : 0
  const whole = (row?.n ?? 0) + missing
  if (row === null || whole === 0) {
    return (
      <p className="mt-1 flex gap-3">
        <b className="w-4 font-semibold">{name}</b>
        <span className="text-muted italic">no data</span>
      </p>
    )
  }
  const shades = shadesOf(parts)
  const segments = [
    ...parts.map(({ outcome }, index) => ({
      words: levelWords(catalogue, outcome.key, outcome.values[0] ?? null),
      count: row.counts[index] ?? 0,
      shade: shades[index] ?? otherShade,
    })),
    { words: "none of these", count: row.other, shade: otherShade },
    { words: "missing", count: missing, shade: { fill: HATCH, text: "var(--color-ink)" } },
  ].filter((segment) => segment.count > 0)
  const said = segments.map((segment) => `${segment.words} ${count(segment.count)}`).join(", ")
  let from = 0
  return (
    <div className="mt-1 flex items-center gap-3">
      <b className="w-4 font-semibold">{name}</b>
      <svg role="img" aria-label={`${name}: ${said}`} className="h-6 min-w-0 flex-1 overflow-visible">
        {segments.map(({ words, count: own, shade }) => {
          const [x, share] = [from, own / whole]
          from += share
          return (
            <g key={words}>
              <title>{`${words}: ${count(own)} of ${plural(whole, "transcript")}`}</title>
              <rect
                x={per(x)}
                width={per(share)}
                height="100%"
                style={{ fill: shade.fill }}
                className="stroke-paper"
              />
              {share > 0.08 && shade.fill !== HATCH && (
                <text
                  x={per(x + share / 2)}
                  y="50%"
                  dy="0.35em"
                  textAnchor="middle"
                  style={{ fill: shade.text }}
                  className="text-xs tabular-nums"
                >
                  {count(own)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <span className="w-16 text-right text-muted text-sm tabular-nums">n {count(row.n)}</span>
    </div>
  )
}

function per(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}

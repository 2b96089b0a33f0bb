import Link from "next/link"
import { HATCH, HatchPattern } from "@/components/rates/marks/hatch"
import { type Shade, shadesOf } from "@/components/rates/marks/mix-shade"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import { count, percent } from "@/lib/format/words"
import { missingWords } from "@/lib/model/judgement"
import { groupPopulation } from "@/lib/model/population/of-rate"
import type { CellVariable, Typical } from "@/lib/model/reader/typical/cell"
import type { Catalogue } from "@/lib/model/study"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { cellPopulation } from "./cell-rate-line"

type Props = { typical: Typical; catalogue: Catalogue }
type Level = { key: string; words: string; count: number; shade: Shade; own: boolean }

/** What came of the cell's transcripts: the most telling variable as a bar with its numbers, the others as counts. */
export function CellLevels({ typical, catalogue }: Props) {
  const [first, ...rest] = typical.variables
  if (!first) return null
  const others = rest.filter(({ n }) => n > 0)
  return (
    <>
      <HatchPattern />
      <p className="mt-3 text-muted text-sm">{variableWords(first.variable)}</p>
      <Bar variable={first} levels={levelsOf(catalogue, first)} size={typical.size} />
      <Levels variable={first} typical={typical} catalogue={catalogue} shares />
      {others.map((variable) => (
        <div key={variable.key} className="mt-2 flex flex-wrap items-baseline gap-x-3">
          <p className="text-muted text-sm">{`${variableWords(variable.variable)}:`}</p>
          <Levels variable={variable} typical={typical} catalogue={catalogue} />
        </div>
      ))}
    </>
  )
}

/** The levels that occur, each with the shade that it has among all of the codebook's. */
function levelsOf(catalogue: Catalogue, variable: CellVariable): Level[] {
  const parts = variable.levels.map(({ key, harm }) => ({
    ...{ outcome: { key: variable.key, op: "=" as const, values: [key] }, harm },
  }))
  const shades = shadesOf(parts)
  return variable.levels.flatMap(({ key, count: own }, index) => {
    const shade = shades[index]
    const words = levelWords(catalogue, variable.key, key)
    return own > 0 && shade ? [{ key, words, count: own, shade, own: variable.own.value === key }] : []
  })
}

/** The numbers stand below it: here it is a picture. */
function Bar({ variable, levels, size }: { variable: CellVariable; levels: Level[]; size: number }) {
  if (variable.n === 0) return null
  const whole = Math.max(size, variable.n)
  let from = 0
  return (
    <svg aria-hidden="true" className="mt-1 block h-5 w-full max-w-read">
      {levels.map(({ key, count: own, shade }) => {
        const [x, share] = [from, own / whole]
        from += share
        return (
          <rect
            key={key}
            x={per(x)}
            width={per(share)}
            height="100%"
            style={{ fill: shade.fill }}
            className="stroke-paper"
          />
        )
      })}
      <rect x={per(from)} width={per(1 - from)} height="100%" fill={HATCH} />
      <rect width="100%" height="100%" className="fill-none stroke-edge" />
    </svg>
  )
}

function Levels({
  variable,
  typical,
  catalogue,
  shares = false,
}: Props & { variable: CellVariable; shares?: boolean }) {
  const levels = levelsOf(catalogue, variable)
  const missing = typical.size - variable.n
  const population = cellPopulation(typical)
  return (
    <ul className="mt-0.5 flex flex-wrap gap-x-4 text-sm tabular-nums">
      {levels.map(({ key, words, count: own, shade, own: here }) => (
        <li key={key} className="flex min-h-6 items-center gap-1.5">
          {shares && <Swatch fill={shade.fill} />}
          <Link
            href={transcriptsUrl(typical.study, groupPopulation(population, { [variable.key]: key }))}
            prefetch={false}
            className="link inline-flex min-h-6 items-center"
          >
            {`${words} ${count(own)}`}
          </Link>
          {shares && <span className="text-muted">{percent(own / variable.n, variable.n)}</span>}
          {here && typical.excluded === null && <b className="font-semibold">◂ this one</b>}
        </li>
      ))}
      {variable.n === 0 && <li className="text-unknown italic">no data</li>}
      {missing > 0 && (
        <li className="flex min-h-6 items-center gap-1.5">
          {shares && <Swatch fill={HATCH} />}
          <Link
            href={transcriptsUrl(typical.study, { ...population, missing: [variable.key] })}
            prefetch={false}
            className="link inline-flex min-h-6 items-center"
          >
            {`missing ${count(missing)}`}
          </Link>
          {variable.own.reason !== null && typical.excluded === null && (
            <b className="font-semibold">{`◂ this one: ${missingWords[variable.own.reason]}`}</b>
          )}
        </li>
      )}
    </ul>
  )
}

function Swatch({ fill }: { fill: string }) {
  return (
    <svg aria-hidden="true" width="0.9rem" height="0.75rem" className="shrink-0">
      <rect width="100%" height="100%" style={{ fill }} className="stroke-edge" />
    </svg>
  )
}

function per(share: number): string {
  return `${(share * 100).toFixed(3)}%`
}

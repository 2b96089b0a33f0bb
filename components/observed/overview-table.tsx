import Link from "next/link"
import { keyWords } from "@/components/studies/catalogue-words"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count, interval, percent, points, pointsInterval, pValue } from "@/lib/format/words"
import { type Block, dataOf, type Tally } from "@/lib/model/observed/blocks"
import { DifferenceTrack } from "./difference-track"
import { blockId, givenWords, type ObservedScope, rowWords, SOURCES, tallyLinks } from "./scope"

const HEAD = "border-edge border-b py-1 align-bottom font-medium"
const CELL = "whitespace-nowrap border-line border-b py-0.5 tabular-nums"
const RIGHT = "px-3 text-right"
const LEFT = "px-3 text-left"

/** One line per row, largest difference first, so that the one with the other sign is at the end. */
export function OverviewTable({ scope, between }: { scope: ObservedScope; between: [string, string] }) {
  const { blocks, weighable, shares } = scope.observed
  const [first, second] = between.map((level) => givenWords(scope, level))
  const lines = blocks.map((block, index) => ({ block, index }))
  const at = ({ difference }: Block) => difference?.estimate ?? Number.NEGATIVE_INFINITY
  lines.sort((a, b) => at(b.block) - at(a.block) || a.index - b.index)
  const ends = blocks.flatMap(({ difference }) => difference ?? []).flatMap(({ low, high }) => [low, high])
  const reach = Math.max(0.1, ...ends.map(Math.abs))
  const caption = `${first} and ${second}, one line per row`
  const weighted = shares.shares !== null && weighable.length > 1
  return (
    <ScrollBox label={`Table: ${caption}`}>
      <table className="border-collapse print:text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} pr-3 text-left`}>
              {scope.rows === null ? "" : keyWords(scope.catalogue, scope.rows)}
            </th>
            <th scope="col" className={`${HEAD} ${RIGHT}`}>
              {first}
            </th>
            <th scope="col" className={`${HEAD} ${RIGHT}`}>
              {second}
            </th>
            <th scope="col" colSpan={2} className={`${HEAD} ${LEFT}`}>
              {first} − {second}, points
            </th>
            <th scope="col" className={`${HEAD} ${RIGHT}`}>
              p (Holm)
            </th>
            {weighted && (
              <th scope="col" className={`${HEAD} ${RIGHT}`}>
                reweighted
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ block, index }) => (
            <tr key={blockId(index)}>
              <th
                scope="row"
                className="sticky left-0 z-20 max-w-36 break-words border-line border-b bg-paper py-0.5 pr-3 text-left font-normal sm:max-w-80"
              >
                <a href={`#${blockId(index)}`} className="link inline-flex min-h-6 items-center">
                  {rowWords(scope, block.value)}
                </a>
              </th>
              {between.map((level) => (
                <LevelCell key={level} scope={scope} tally={dataOf(block, level)} of={block.size} />
              ))}
              <DifferenceCells block={block} reach={reach} />
              {weighted && (
                <td className={`${CELL} ${RIGHT}`}>
                  {percent(block.reweighted?.estimate ?? null, block.size)}{" "}
                  <span className="text-muted">
                    {interval(block.reweighted?.low ?? null, block.reweighted?.high ?? null, block.size)}
                  </span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function LevelCell({ scope, tally, of }: { scope: ObservedScope; tally: Tally | undefined; of: number }) {
  if (!tally) return <td className={`${CELL} ${RIGHT} text-muted`}>no data</td>
  const links = tallyLinks(scope, tally)
  const words = `${count(tally.k)}/${count(tally.n)}`
  return (
    <td className={`${CELL} ${RIGHT}`}>
      {links ? (
        <Link href={links.n} className="link inline-flex min-h-6 items-center">
          {words}
        </Link>
      ) : (
        <a href={`#${SOURCES}`} className="link inline-flex min-h-6 items-center">
          {words}
          <span className="sr-only"> published</span>
        </a>
      )}
      <span className="inline-block min-w-16">{percent(tally.rate, of)}</span>
    </td>
  )
}

function DifferenceCells({ block, reach }: { block: Block; reach: number }) {
  const { difference, opposite, total } = block
  if (!difference) {
    return (
      <>
        <td colSpan={2} className={`${CELL} ${LEFT} text-muted`}>
          nothing to compare
        </td>
        <td className={`${CELL} ${RIGHT} text-muted`}>–</td>
      </>
    )
  }
  return (
    <>
      <td className={`${CELL} pl-3`}>
        <DifferenceTrack {...difference} reach={reach} hollow={total.published} />
      </td>
      <td className={`${CELL} ${LEFT}`}>
        <span className="inline-block min-w-12 text-right font-medium">{points(difference.estimate)}</span>{" "}
        <span className="text-muted">{pointsInterval(difference)}</span>
        {opposite && <span className="ml-2 border border-edge px-1 text-sm">opposite sign</span>}
      </td>
      <td className={`${CELL} ${RIGHT}`}>{pValue(difference.adjusted)}</td>
    </>
  )
}

import { toneClass, toneOf } from "@/components/rates/words/outcome"
import { count, interval, percent, plural, points, pointsInterval, pValue } from "@/lib/format/words"
import { type Block, dataOf, unknownOf } from "@/lib/model/observed/blocks"
import { LevelLine } from "./level-line"
import { LevelTrack, TrackAxis } from "./level-track"
import { LINE, PLACE } from "./line-grid"
import { blockId, caveat, givenWords, type ObservedScope, rowWords } from "./scope"

const COLUMNS =
  "@2xl:grid-cols-[minmax(8rem,16rem)_minmax(11rem,max-content)_minmax(12rem,1fr)_minmax(5.5rem,max-content)_minmax(9.5rem,max-content)_minmax(3rem,max-content)]"

/** One row of the view: its levels on one axis, all of them together, and what can be said between them. */
export function ObservedBlock({
  scope,
  block,
  index,
}: {
  scope: ObservedScope
  block: Block
  index: number
}) {
  const name = rowWords(scope, block.value)
  const tone = toneClass[toneOf(scope.catalogue, scope.outcome)]
  const shared = { scope, context: `${name}, `, of: block.size, tone }
  return (
    <section
      id={blockId(index)}
      className="@container scroll-mt-4 break-inside-avoid border-line border-t pt-2"
    >
      <div className={`grid grid-cols-1 @2xl:gap-x-4 ${COLUMNS}`}>
        <div className={`${LINE} items-end`}>
          <h3 className="col-span-full min-w-0 break-words font-semibold @2xl:col-span-2">{name}</h3>
          <span className="col-span-full mx-4 @2xl:col-span-1">
            <TrackAxis />
          </span>
          <Heads />
        </div>
        <ol className="col-span-full grid grid-cols-1 @2xl:grid-cols-subgrid">
          {block.lines.map(({ level, size, tally }) => (
            <LevelLine key={level ?? ""} {...shared} {...{ tally, size }} label={givenWords(scope, level)} />
          ))}
          <LevelLine
            {...shared}
            tally={block.total}
            size={block.size}
            bounds={block.bounds}
            label={unknownOf(block.total) > 0 ? "all that are known" : "all"}
          />
          <Reweighted scope={scope} block={block} name={name} />
        </ol>
      </div>
      <Between scope={scope} block={block} />
      <Bounds block={block} />
    </section>
  )
}

function Heads() {
  return (
    <>
      {["k/n", "rate, 95 % interval", "missing"].map((words) => (
        <span key={words} aria-hidden="true" className="hidden text-right text-muted text-sm @2xl:block">
          {words}
        </span>
      ))}
    </>
  )
}

/** The rate if the levels had the shares asked for; a diamond, since no group of transcripts has this rate. */
function Reweighted({ scope, block, name }: { scope: ObservedScope; block: Block; name: string }) {
  const { observed } = scope
  const { shares } = observed.shares
  if (!shares || observed.weighable.length < 2) return null
  const lacking = shares.filter(({ level, share }) => share > 0 && !dataOf(block, level))
  const { reweighted } = block
  return (
    <li className={LINE}>
      <span className="row-start-1 flex min-h-8 items-center">
        <span className="sr-only">{name}, </span>
        reweighted
      </span>
      <span className={PLACE.track}>
        <LevelTrack
          tone="text-ink"
          mark={reweighted && { ...reweighted, rate: reweighted.estimate, shape: "diamond" }}
          words={
            reweighted
              ? undefined
              : `no data for ${lacking.map(({ level }) => givenWords(scope, level)).join(", ")}`
          }
        />
      </span>
      <span className={PLACE.rate}>
        {percent(reweighted?.estimate ?? null, block.size)}{" "}
        <span className="text-muted">
          {interval(reweighted?.low ?? null, reweighted?.high ?? null, block.size)}
        </span>
      </span>
    </li>
  )
}

/** The difference of the two levels, and what it must not be taken for. */
function Between({ scope, block }: { scope: ObservedScope; block: Block }) {
  const { between, comparisons } = scope.observed
  const { difference } = block
  if (!between) return null
  const [first, second] = between.map((level) => givenWords(scope, level))
  const lacking = between.filter((level) => !dataOf(block, level)).map((level) => givenWords(scope, level))
  return (
    <p className="mt-1 max-w-read text-sm">
      {first} − {second}:{" "}
      {difference ? (
        <span className="tabular-nums">
          <strong className="font-semibold">{points(difference.estimate)} points</strong>{" "}
          {pointsInterval(difference)}, p {pValue(difference.p)}
          {comparisons > 1 && `, p ${pValue(difference.adjusted)} by Holm over ${comparisons}`}.{" "}
          <span className="text-muted">{caveat(scope)}</span>
        </span>
      ) : (
        <span className="text-muted">no data for {lacking.join(" and ")}, so no difference.</span>
      )}
    </p>
  )
}

/** What the unknown outcomes could make of the rate. */
function Bounds({ block: { bounds, total, size } }: { block: Block }) {
  if (!bounds) return null
  return (
    <p className="max-w-read text-sm tabular-nums">
      The outcome of {count(unknownOf(total))} is unknown: the rate of all {plural(size, "transcript")} lies{" "}
      <strong className="font-semibold">
        between {percent(bounds.low, size)} and {percent(bounds.high, size)}
      </strong>{" "}
      <span className="text-muted">(none of them a yes; all of them).</span>
    </p>
  )
}

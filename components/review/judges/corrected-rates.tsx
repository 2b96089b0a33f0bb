import Link from "next/link"
import type { ReactNode } from "react"
import { Dot, Grid, TICKS, Whisker } from "@/components/rates/marks/track"
import { outcomeWords, toneClass, toneOf } from "@/components/rates/words/outcome"
import { ScrollBox } from "@/components/ui/scroll-box"
import { count, interval, percent } from "@/lib/format/words"
import { kPopulation, nPopulation } from "@/lib/model/population/of-rate"
import type { CheckedRate, JudgeCheck } from "@/lib/model/review/judges/check"
import { DEFAULT_RULE } from "@/lib/model/rule"
import { methodsUrl } from "@/lib/urls/methods"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { refusalWords } from "./check-words"
import type { JudgesScope } from "./scope"

type Drawn = { rate: number; low: number; high: number; n: number }

/** The rate as judged, and beside it what is left of it when the judge's errors are taken out. */
export function CorrectedRates({ scope, check }: { scope: JudgesScope; check: JudgeCheck }) {
  const { catalogue, outcome, judge } = scope
  const { judged, people, roganGladen, powered } = check.total
  const tone = toneClass[toneOf(catalogue, outcome)]
  const random = check.sample.kind !== "unknown"
  return (
    <ScrollBox label="As judged and corrected">
      <table className="my-3 w-full max-w-4xl sm:mr-5 sm:w-[calc(100%-1.25rem)] border-collapse text-sm">
        <caption className="sr-only">{`${outcomeWords(catalogue, outcome)}, as judged and corrected`}</caption>
        <thead>
          <tr className="text-muted">
            {["rate", "k of n", "95 % interval"].map((head) => (
              <th key={head} scope="col" className="pr-4 font-normal">
                <span className="sr-only">{head}</span>
              </th>
            ))}
            <th scope="col" className="font-normal max-sm:hidden">
              <span className="flex justify-between text-xs">
                <span className="-ml-2">0 %</span>
                <span>50</span>
                <span className="-mr-4">100 %</span>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          <Line
            name={judge === DEFAULT_RULE ? "as published" : `as judged by ${judge}`}
            drawn={drawnOf(judged)}
            tone={tone}
          >
            <Opened scope={scope} rate={judged} />
          </Line>
          {roganGladen?.refused === null && (
            <Line
              name={<Method id="rogan-gladen" words="corrected, Rogan–Gladen" />}
              drawn={{ ...roganGladen, rate: roganGladen.estimate, n: judged.n }}
              tone={tone}
            >
              {roganGladen.untruncated === null
                ? ""
                : `cut off; the formula gives ${percent(roganGladen.untruncated, judged.n).replace("-", "−")}`}
            </Line>
          )}
          {roganGladen?.refused && (
            <Refused
              name={<Method id="rogan-gladen" words="Rogan–Gladen" />}
              why={refusalWords(roganGladen.refused)}
            />
          )}
          {powered?.refused === null && (
            <Line
              name={<Method id="prediction-powered" words="corrected, prediction-powered" />}
              drawn={{ ...powered, rate: powered.estimate, n: judged.n }}
              tone={tone}
            >
              {`${count(people.n)} labels`}
            </Line>
          )}
          {powered?.refused && (
            <Refused
              name={<Method id="prediction-powered" words="prediction-powered" />}
              why={refusalWords(powered.refused)}
            />
          )}
          <Line
            name={random ? "people, labels alone" : "people, on what they labelled"}
            drawn={drawnOf(people)}
            tone="text-muted"
          >
            {`${count(people.k)}/${count(people.n)}`}
          </Line>
        </tbody>
      </table>
    </ScrollBox>
  )
}

function drawnOf({ rate, low, high, n }: CheckedRate): Drawn | null {
  return rate === null || low === null || high === null ? null : { rate, low, high, n }
}

function Line(props: { name: ReactNode; drawn: Drawn | null; tone: string; children: ReactNode }) {
  const { name, drawn, tone, children } = props
  return (
    <tr className="border-line border-b">
      <th scope="row" className="wrap-anywhere w-56 min-w-36 py-1.5 pr-4 text-left font-normal">
        {name}
      </th>
      <td className="py-1.5 pr-4 text-right tabular-nums">{children}</td>
      <td className="whitespace-nowrap py-1.5 pr-4 text-right tabular-nums">
        {drawn === null ? (
          "no data"
        ) : (
          <>
            <span className="font-medium">{percent(drawn.rate, drawn.n)}</span>{" "}
            <span className="text-muted">{interval(drawn.low, drawn.high, drawn.n)}</span>
          </>
        )}
      </td>
      <td className="relative h-8 w-1/3 min-w-36 max-sm:hidden">
        <svg aria-hidden="true" className={`absolute inset-0 size-full overflow-visible ${tone}`}>
          <Grid ticks={TICKS} />
          {drawn !== null && (
            <g stroke="currentColor">
              <Whisker low={drawn.low} high={drawn.high} width={2} reach={4} />
              <Dot at={drawn.rate} hollow={false} />
            </g>
          )}
        </svg>
      </td>
    </tr>
  )
}

function Refused({ name, why }: { name: ReactNode; why: string }) {
  return (
    <tr className="border-line border-b align-baseline">
      <th scope="row" className="py-1.5 pr-4 text-left font-normal">
        {name}
      </th>
      <td colSpan={3} className="min-w-48 py-1.5">
        <span className="text-unknown">Not corrected:</span> {why}
      </td>
    </tr>
  )
}

function Method({ id, words }: { id: string; words: string }) {
  return (
    <Link href={methodsUrl(id)} className="link inline-flex min-h-6 items-center">
      {words}
    </Link>
  )
}

/** k/n as the judge has it, which opens these transcripts. */
function Opened({ scope, rate: { k, n } }: { scope: JudgesScope; rate: CheckedRate }) {
  const read = { ...scope.population, rule: scope.judge }
  if (n === 0) return null
  const hits = k > 0 ? kPopulation(read, scope.outcome) : null
  return (
    <Link
      href={transcriptsUrl(scope.study, hits ?? nPopulation(read, scope.outcome))}
      className="link inline-flex min-h-6 items-center"
    >
      {`${count(k)}/${count(n)}`}
    </Link>
  )
}

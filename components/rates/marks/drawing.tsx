import type { ReactNode } from "react"
import type { Line } from "@/components/rates/line"
import type { ChartScope } from "@/components/rates/scope"
import { toneClass, toneOf } from "@/components/rates/words/outcome"
import type { Form } from "@/lib/filters/rates"
import { count, interval, percent, points, pointsInterval, pValue } from "@/lib/format/words"
import type { MixPart } from "@/lib/model/rates/rows"
import { DifferenceAxis, RateAxis } from "./axis"
import { boundOf, DifferenceTrack, saysSomething } from "./difference-track"
import { MixTrack } from "./mix-track"
import { RateTrack } from "./track"

/** How a form draws lines: what stands over their tracks, in each, and in the columns beside it. */
export type Drawing = {
  axis: ReactNode
  heads: string[]
  track: (line: Line) => ReactNode
  /** As many as there are heads. */
  figures: (line: Line) => ReactNode[]
  /** Where on its track a line's mark is, from 0 to 1. */
  at: (line: Line) => number
}

/** The drawing of a form whose marks stand in lines; `lines` are those of all panels, which share one scale. */
export function drawingOf(
  form: Exclude<Form, "matrix">,
  scope: ChartScope,
  lines: Line[],
  parts: MixPart[],
): Drawing {
  const tone = toneClass[toneOf(scope.catalogue, scope.outcome)]
  const atRate = ({ rate }: Line) => rate ?? 0
  if (form === "difference") {
    const bound = boundOf(lines)
    return {
      axis: <DifferenceAxis bound={bound} />,
      heads: ["k/n", "points, 95 % interval", "p", "p by Holm"],
      track: (line) => <DifferenceTrack catalogue={scope.catalogue} line={line} bound={bound} tone={tone} />,
      figures: differenceFigures,
      at: ({ difference }) => (difference?.kind === "compared" ? (difference.estimate / bound + 1) / 2 : 0.5),
    }
  }
  if (form === "mix") {
    const harm = parts.some((part) => part.harm)
    return {
      axis: <RateAxis />,
      heads: harm ? ["any harm/n", "rate, 95 % interval"] : ["n"],
      track: (line) => <MixTrack scope={scope} line={line} parts={parts} />,
      figures: (line) => (harm ? rateFigures(line) : [count(line.n)]),
      at: () => 0,
    }
  }
  return {
    axis: <RateAxis />,
    heads: ["k/n", "rate, 95 % interval"],
    track: (line) => <RateTrack row={line} form={form} tone={tone} contested={line.contested} />,
    figures: rateFigures,
    at: atRate,
  }
}

function rateFigures(line: Line): ReactNode[] {
  const { rate, low, high, n } = line
  return [
    ofN(line),
    <>
      {percent(rate, n)} <span className="text-muted">{interval(low, high, n)}</span>
    </>,
  ]
}

function differenceFigures(line: Line): ReactNode[] {
  const { difference } = line
  if (difference?.kind !== "compared") {
    return [ofN(line), difference?.kind === "baseline" ? "baseline" : "–", "", ""]
  }
  return [
    ofN(line),
    <>
      <span className={saysSomething(line) ? "font-semibold" : ""}>{points(difference.estimate)}</span>{" "}
      <span className="text-muted">{pointsInterval(difference)}</span>
      <Unheaded> points</Unheaded>
    </>,
    <>
      <Unheaded>p </Unheaded>
      {pValue(difference.p)}
    </>,
    <>
      <Unheaded>by Holm </Unheaded>
      {pValue(difference.adjusted)}
    </>,
  ]
}

/** What a column's head says, where there is no room for heads. */
function Unheaded({ children }: { children: string }) {
  return <span className="text-muted @2xl:hidden">{children}</span>
}

function ofN({ k, n }: Line): string {
  return `${count(k)}/${count(n)}`
}

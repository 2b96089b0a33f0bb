import "server-only"
import type { Answer } from "@/app/studies/[study]/(rates)/answer"
import { fullUrl, titleOf } from "@/components/rates/figure"
import type { Line } from "@/components/rates/line"
import type { Groups } from "@/components/rates/question"
import { methodNotes } from "@/components/rates/words/methods"
import { missingReasons } from "@/components/rates/words/missing"
import { outcomeWords, toneOf } from "@/components/rates/words/outcome"
import { sentenceWords } from "@/components/rates/words/sentence"
import { isObserved, keyWords, levelWords } from "@/components/studies/catalogue-words"
import type { Figure, FigureMark, FigureSegment } from "@/lib/figure/parts"
import type { MixPart } from "@/lib/model/rates/rows"

type Rates = Extract<Answer, { kind: "rates" }>

/** What a rates page shows, as a figure that can be taken away: everything in words, `origin` before its link. */
export function figureOf(
  { scope, groups, drawn, total, citations }: Rates,
  origin: string,
  date: string,
): Figure {
  const { catalogue } = scope
  const head = (key: string | null) => (key === null ? "" : keyWords(catalogue, key))
  const observed = [groups.rows, groups.columns, groups.panels].filter(
    (key): key is string => key !== null && isObserved(catalogue, key),
  )
  return {
    form: scope.view.form,
    title: titleOf(scope, groups, drawn),
    sentence: sentenceWords(scope, total.rows),
    method: methodNotes(scope, drawn),
    notes: observed.map(
      (key) => `${keyWords(catalogue, key)} was observed, not assigned: no difference is an effect.`,
    ),
    citations,
    date,
    link: `${origin}${fullUrl(scope, groups)}`,
    rowHead: head(groups.rows),
    columnHead: head(groups.columns),
    marks: drawn.lines.map((line) => markOf(line, { scope, groups, parts: drawn.parts })),
  }
}

type Frame = { scope: Rates["scope"]; groups: Groups; parts: MixPart[] }

function markOf(line: Line, frame: Frame): FigureMark {
  const { scope, groups, parts } = frame
  const name = (key: string | null) =>
    key === null ? "" : levelWords(scope.catalogue, key, line.by[key] ?? null)
  const { k, n, rate, low, high, clustered, tied, excluded, published, missing, mix } = line
  const row = groups.rows === null ? "all" : name(groups.rows)
  return {
    label: groups.columns === null ? row : name(groups.columns),
    group: groups.columns === null ? "" : row,
    panel: name(groups.panels),
    ...{ k, n, rate, low, high, clustered, tied, excluded, published },
    missing: missing.failed + missing.not_judged + missing.judge_failed + line.excluded,
    missingWords: [missingReasons(line), line.excluded > 0 && `${line.excluded} excluded`]
      .filter(Boolean)
      .join(", "),
    tone: toneOf(scope.catalogue, scope.outcome),
    ...(mix && { segments: segmentsOf(mix, frame), anyHarm: anyHarmOf(line, parts) }),
    ...(line.difference && { difference: differenceOf(line.difference) }),
  }
}

function segmentsOf({ counts, other }: NonNullable<Line["mix"]>, { scope, parts }: Frame): FigureSegment[] {
  const tones = parts.map(({ harm }) => (harm === null ? "neutral" : harm ? "harm" : "safe"))
  const own = parts.map(({ outcome }, index): FigureSegment => {
    const tone = tones[index] ?? "neutral"
    const shade = tones.slice(0, index).filter((other) => other === tone).length
    return { label: outcomeWords(scope.catalogue, outcome), count: counts[index] ?? 0, tone, shade }
  })
  return other > 0 ? [...own, { label: "none of these", count: other, tone: "unknown", shade: 0 }] : own
}

function anyHarmOf({ k, rate, low, high }: Line, parts: MixPart[]): FigureMark["anyHarm"] {
  if (rate === null || low === null || high === null || !parts.some(({ harm }) => harm)) return null
  return { k, rate, low, high }
}

function differenceOf(difference: NonNullable<Line["difference"]>): FigureMark["difference"] {
  if (difference.kind === "baseline") return "baseline"
  if (difference.kind === "none") return null
  const { estimate, low, high, p, adjusted } = difference
  return { estimate, low, high, p, pHolm: adjusted }
}

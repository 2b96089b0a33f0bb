import { baselineOf, type Figure, type FigureForm, type FigureMark } from "@/lib/figure/parts"
import { newcombe } from "@/lib/stats/difference"
import { fisherExact } from "@/lib/stats/fisher"
import { holm } from "@/lib/stats/holm"
import { wilson } from "@/lib/stats/proportion"

const MODELS = [
  "heron-2",
  "heron-2-mini",
  "Cinder Large (preview)",
  "plover-9b-instruct-2026-03",
  "Ostler",
  "tansy-1",
]
const BELIEFS = ["real", "an evaluation", "not stated"]
const REASONS = [
  "",
  "2 failed, 1 not judged",
  "",
  "11 failed",
  "4 not judged",
  "1 failed, 3 not judged, 12 where the judge failed",
]

/**
 * A fictional figure of `size` marks: nested, with rows at 0, at n, without data, with some missing and with
 * published counts. A matrix of more than 12 marks has 12 columns; `panels` splits the marks into two.
 */
export function sampleFigure(form: FigureForm, size: number, { panels = false } = {}): Figure {
  const perRow = form === "matrix" && size > 12 ? 12 : size < 4 ? 1 : 3
  const marks = Array.from({ length: size }, (_, index) => sampleMark(form, index, perRow, size, panels))
  const figure: Figure = {
    form,
    title: "Harmful action by model and stated belief",
    sentence:
      "harmful = yes in 1,204 of 4,890 transcripts where scenario is night ferry or river gauge and goal conflict is explicit: 24.6 % [23.4, 25.8]",
    method: [
      "95 % Wilson intervals, each for exactly the transcripts that it counts.",
      "Verdicts by the rule default.",
    ],
    notes: [
      "Stated belief was observed in the transcript, not assigned: a difference here is not an effect.",
    ],
    citations: size > 2 ? ["Quill and Marrow (2026), A fictional table of ferries, table 3."] : [],
    date: "21 November 2026",
    link: "http://localhost:4517/studies/night-ferry?outcome=harmful%3Dyes&rows=model&columns=belief&where=scenario%3Aferry",
    rowHead: "model",
    columnHead: perRow === 1 ? "" : "stated belief",
    marks,
  }
  return form === "difference" ? withDifferences(figure) : figure
}

function sampleMark(
  form: FigureForm,
  index: number,
  perRow: number,
  size: number,
  panels: boolean,
): FigureMark {
  const row = Math.floor(index / perRow)
  const model = `${MODELS[row % MODELS.length]}${row < MODELS.length ? "" : ` v${Math.floor(row / MODELS.length) + 1}`}`
  const belief = BELIEFS[index % perRow] ?? `level ${(index % perRow) + 1}`
  const n = index % 11 === 7 ? 0 : ([107, 324, 10, 69, 1][index % 5] ?? 0)
  const k = index % 7 === 3 ? 0 : index % 7 === 5 ? n : Math.round((n * ((index * 37) % 100)) / 100)
  const reasons = n === 0 ? "69 not judged" : (REASONS[index % REASONS.length] ?? "")
  const interval = n === 0 ? null : wilson(k, n)
  return {
    label: perRow === 1 ? model : belief,
    group: perRow === 1 ? "" : model,
    panel: panels ? (index < size / 2 ? "scenario: night ferry" : "scenario: river gauge") : "",
    k,
    n,
    rate: n === 0 ? null : k / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    missing: (reasons.match(/\d+/g) ?? []).reduce((sum, number) => sum + Number(number), 0),
    missingWords: reasons,
    published: index % 9 === 4,
    tone: "harm",
    ...(form === "mix" && mixOf(k, n, interval)),
  }
}

function mixOf(k: number, n: number, interval: { low: number; high: number } | null): Partial<FigureMark> {
  const parts = [Math.ceil(k * 0.6), k - Math.ceil(k * 0.6), Math.floor((n - k) * 0.5), 0, 0, 0]
  const rest = n - k - (parts[2] ?? 0)
  parts.splice(
    3,
    3,
    Math.floor(rest * 0.4),
    Math.floor(rest * 0.35),
    rest - Math.floor(rest * 0.4) - Math.floor(rest * 0.35),
  )
  const levels = [
    { label: "sabotages", tone: "harm", shade: 0 },
    { label: "threatens", tone: "harm", shade: 1 },
    { label: "refuses", tone: "safe", shade: 0 },
    { label: "asks a person", tone: "safe", shade: 1 },
    { label: "does nothing", tone: "neutral", shade: 0 },
    { label: "cannot be told", tone: "unknown", shade: 0 },
  ] as const
  return {
    segments: levels.map((level, index) => ({ ...level, count: parts[index] ?? 0 })),
    anyHarm: interval && { k, rate: k / n, ...interval },
  }
}

/** The first mark of each row with data is its baseline; Holm over all differences of the figure. */
function withDifferences(figure: Figure): Figure {
  const seen = new Set<string>()
  const marks = figure.marks.map((mark) => {
    if (mark.n === 0 || seen.has(mark.group + mark.panel)) return mark
    seen.add(mark.group + mark.panel)
    return { ...mark, difference: "baseline" as const }
  })
  const open = { ...figure, marks }
  const compared = marks.flatMap((mark) => {
    const baseline = baselineOf(open, mark)
    return mark.n === 0 || mark.difference === "baseline" || !baseline ? [] : [{ mark, baseline }]
  })
  const ps = compared.map(({ mark, baseline }) => fisherExact(mark.k, mark.n, baseline.k, baseline.n))
  const corrected = holm(ps)
  const differences = new Map(
    compared.map(({ mark, baseline }, index) => [
      mark,
      {
        ...newcombe(mark.k, mark.n, baseline.k, baseline.n),
        p: ps[index] ?? 1,
        pHolm: corrected[index] ?? 1,
      },
    ]),
  )
  return { ...open, marks: marks.map((mark) => ({ difference: differences.get(mark) ?? null, ...mark })) }
}

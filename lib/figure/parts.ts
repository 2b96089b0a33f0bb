// What can be taken away, as plain data in words: this folder knows nothing of catalogues, filters or the database.

/**
 * dots and bars: a row per mark. matrix: rows of `group`, columns of `label`. mix: the values of a whole population as
 * one stacked bar. difference: each mark against its baseline.
 */
export type FigureForm = "dots" | "bars" | "matrix" | "mix" | "difference"

export type FigureTone = "harm" | "safe" | "unknown" | "neutral"

/** Part of a mix: so many of n. `shade` 0 is the tone itself, 1, 2 … are its lighter steps. */
export type FigureSegment = { label: string; count: number; tone: FigureTone; shade: number }

/** Mark minus baseline, as shares: 0.1 is ten points. `pHolm` is corrected over all differences of the figure. */
export type FigureDifference = { estimate: number; low: number; high: number; p: number; pHolm: number }

/** One population: k of n. Rates, intervals and p are shares in [0, 1]; they are null when n is 0. */
export type FigureMark = {
  label: string
  /** The row's heading; "" without one. */
  group: string
  panel: string
  k: number
  n: number
  rate: number | null
  low: number | null
  high: number | null
  missing: number
  /** How many of `missing` are excluded: in no bar of a mix. */
  excluded?: number
  /** Reasons, as "2 failed, 1 not judged". */
  missingWords: string
  /** Counts of a publication: no transcripts stand behind them. */
  published: boolean
  /** The interval that allows for differences between prompts. */
  clustered?: { low: number; high: number } | null
  /** Cannot be told apart from the first. */
  tied?: boolean
  tone: "harm" | "safe" | "neutral"
  segments?: FigureSegment[]
  /** For a mix: what its k/n, rate and interval columns say, in place of the mark's own. */
  anyHarm?: { k: number; rate: number; low: number; high: number } | null
  difference?: FigureDifference | "baseline" | null
}

/** Whether a difference is told from chance: by its p over all of them, and by its interval. */
export function isTold({ low, high, pHolm }: FigureDifference): boolean {
  return pHolm < 0.05 && (low > 0 || high < 0)
}

export type Figure = {
  form: FigureForm
  title: string
  /** The population. */
  sentence: string
  method: string[]
  notes: string[]
  citations: string[]
  date: string
  link: string
  /** Heads `group` where marks have one, else `label`. */
  rowHead: string
  /** Heads `label` where marks have a group; else "". */
  columnHead: string
  marks: FigureMark[]
}

/** Marks in the order given, one list per different value. */
export function split(marks: FigureMark[], key: "panel" | "group"): { value: string; marks: FigureMark[] }[] {
  const parts = new Map<string, FigureMark[]>()
  for (const mark of marks) {
    const part = parts.get(mark[key])
    if (part) part.push(mark)
    else parts.set(mark[key], [mark])
  }
  return [...parts].map(([value, marks]) => ({ value, marks }))
}

/** What the k/n, rate and interval of a mark speak of: in a mix of any harm, where that is known. */
export function headlineOf(mark: FigureMark): Pick<FigureMark, "k" | "n" | "rate" | "low" | "high"> {
  return mark.anyHarm ? { n: mark.n, ...mark.anyHarm } : mark
}

/** The baseline of a mark: that of its panel and group, else of its panel, else the figure's first. */
export function baselineOf(figure: Figure, mark: FigureMark): FigureMark | null {
  const baselines = figure.marks.filter(({ difference }) => difference === "baseline")
  return (
    baselines.find(({ panel, group }) => panel === mark.panel && group === mark.group) ??
    baselines.find(({ panel }) => panel === mark.panel) ??
    baselines[0] ??
    null
  )
}

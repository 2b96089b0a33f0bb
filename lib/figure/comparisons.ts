import { baselineOf, type Figure, type FigureDifference } from "./parts"

/** A difference as the figure states it, with the counts that it comes from. */
export type Comparison = FigureDifference & { name: string; k: number; n: number; k0: number; n0: number }

/** What the scripts recompute: every mark of a difference figure that is set against a baseline. */
export function comparisonsOf(figure: Figure): Comparison[] {
  if (figure.form !== "difference") return []
  return figure.marks.flatMap((mark) => {
    const baseline = baselineOf(figure, mark)
    if (!mark.difference || mark.difference === "baseline" || !baseline) return []
    const name = [mark.panel, mark.group, mark.label].filter((words) => words !== "").join(", ")
    return [{ name, k: mark.k, n: mark.n, k0: baseline.k, n0: baseline.n, ...mark.difference }]
  })
}

/** Title, sentence and link as lines of comment, for either language. */
export function headComment({ title, sentence, link }: Figure): string {
  return [title, sentence, link]
    .filter((words) => words !== "")
    .map((words) => `# ${words}\n`)
    .join("")
}

/** A text as R and Python both write it. */
export function quoted(text: string): string {
  return JSON.stringify(text)
}

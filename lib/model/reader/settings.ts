// How one reads, kept in a cookie so that the first paint has it: nothing of it changes what is shown.

export const READER_COOKIE = "exhibit-reader"

/** How text is set: Markdown, Markdown with LaTeX, or exactly as written. */
export const TEXT_FORMS = ["markdown", "latex", "plain"] as const
export type TextForm = (typeof TEXT_FORMS)[number]

export const LANES = ["none", "said", "thought"] as const

export type ReaderSettings = {
  /** Share of the width that the lane "said and done" takes, in per cent, from 25 to 75. */
  lane: number
  /** Which lane is folded away. */
  folded: (typeof LANES)[number]
  form: TextForm
  /** Whether the outline stands beside the text. */
  outline: boolean
}

/** The settings of a cookie's value; what it lacks or says wrongly is the default. */
export function parseReaderSettings(cookie: string | undefined): ReaderSettings {
  const given = new URLSearchParams(cookie ?? "")
  const lane = Number(given.get("lane") ?? Number.NaN)
  return {
    lane: lane >= 25 && lane <= 75 ? lane : 50,
    folded: LANES.find((one) => one === given.get("folded")) ?? "none",
    form: TEXT_FORMS.find((one) => one === given.get("form")) ?? "markdown",
    outline: given.get("outline") !== "false",
  }
}

/** The settings as a cookie's value. */
export function formatReaderSettings(settings: ReaderSettings): string {
  return new URLSearchParams(
    Object.entries(settings).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString()
}

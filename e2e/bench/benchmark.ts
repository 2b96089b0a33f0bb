/** One name after `npm run bench --`. A benchmark reports; it throws only when it could not run. */
export type Benchmark = { name: string; run(setting: Setting): Promise<Report> }

export type Setting = {
  large: boolean
  /** Where generated logs are to be left, and where Inspect's viewer shows that folder; of the reader's benchmark. */
  writeLog?: string | undefined
  inspectView?: string | undefined
  /** What has to be undone afterwards, whatever happens: servers, databases, files. */
  undo: AsyncDisposableStack
  /** Progress, for a person who waits. */
  say(line: string): void
}

export type Report = {
  bench: string
  ratios: Record<string, number>
  /** The limits that are stated for ratios, by the ratio's name. */
  limits: Record<string, Limit>
  /** What was measured, in groups; the names say the units. */
  raw: Record<string, Record<string, Measured>>
}

export type Measured = number | string | Record<string, number>

export type Limit = { atLeast: number } | { atMost: number }

export function meets(ratio: number, limit: Limit): boolean {
  return "atLeast" in limit ? ratio >= limit.atLeast : ratio <= limit.atMost
}

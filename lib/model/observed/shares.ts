// How a population would be split over the levels of a variable. In addresses a share is "real:50", in per cent;
// the last colon counts, and nothing before it is "has no value".

/** A level's part of the whole, from 0 to 1. */
export type Share = { level: string | null; share: number }

/** Shares that sum to 1; or what is wrong with those that were asked for. */
export type Shares = { shares: Share[]; problem: null } | { shares: null; problem: string }

/**
 * Reads shares in per cent, one per entry; a level that none of them names has 0. Numbers without a level belong to
 * the levels in their order, as a plain form sends them. A sum within rounding to one decimal counts as 100.
 */
export function parseShares(asked: string[], levels: (string | null)[]): Shares {
  const given = new Map<string, number>()
  for (const [index, entry] of asked.entries()) {
    const colon = entry.lastIndexOf(":")
    const level = colon === -1 ? levels[index] : entry.slice(0, colon)
    const key = level ?? ""
    const known = levels.map((one) => one ?? "")
    if (level === undefined || !known.includes(key))
      return wrong(`“${entry}” names no level that has data. There are ${known.map(nameOf).join(", ")}.`)
    if (given.has(key)) return wrong(`${nameOf(key)} has two shares.`)
    const text = entry.slice(colon + 1).trim()
    const percent = text === "" ? 0 : Number(text)
    if (!(percent >= 0 && percent <= 100))
      return wrong(`“${text}” is no share for ${nameOf(key)}: a share is a number from 0 to 100.`)
    given.set(key, percent)
  }
  const sum = [...given.values()].reduce((total, percent) => total + percent, 0)
  if (Math.abs(sum - 100) > 0.05 * levels.length + 1e-9)
    return wrong(`These shares sum to ${Number(sum.toFixed(1))} %, not to 100 %.`)
  const shares = levels.map((level) => ({ level, share: (given.get(level ?? "") ?? 0) / sum }))
  return { shares, problem: null }
}

/** The shares of counts; null where all of them are 0. */
export function sharesOf(counts: { level: string | null; n: number }[]): Share[] | null {
  const all = counts.reduce((sum, { n }) => sum + n, 0)
  return all === 0 ? null : counts.map(({ level, n }) => ({ level, share: n / all }))
}

/** The inverse of parseShares, to one decimal. */
export function formatShares(shares: Share[]): string[] {
  return shares.map(({ level, share }) => `${level ?? ""}:${sharePercent(share)}`)
}

/** 0.248 → 24.8, as a share is written. */
export function sharePercent(share: number): number {
  return Number((share * 100).toFixed(1))
}

function wrong(problem: string): Shares {
  return { shares: null, problem }
}

function nameOf(level: string): string {
  return level === "" ? "“no value”" : `“${level}”`
}

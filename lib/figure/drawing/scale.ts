import type { FigureMark } from "@/lib/figure/parts"

export type Tick = { value: number; words: string }
export type Scale = { low: number; high: number; ticks: Tick[] }

/** Rates: from 0 to 100 %. Fewer ticks where there is little room. */
export function rateScale(width: number): Scale {
  const values = width < 165 ? [0, 50, 100] : [0, 25, 50, 75, 100]
  const words = (value: number) => (value === 0 || value === 100 ? `${value} %` : String(value))
  return { low: 0, high: 1, ticks: values.map((value) => ({ value: value / 100, words: words(value) })) }
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100]

/** Differences in points: what the intervals need, and nought. */
export function differenceScale(marks: FigureMark[], width: number): Scale {
  const ends = marks.flatMap(({ difference }) =>
    difference && difference !== "baseline" ? [difference.low * 100, difference.high * 100] : [],
  )
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  const most = width < 165 ? 3 : 5
  const step = STEPS.find((step) => Math.ceil(high / step) - Math.floor(low / step) < most) ?? 100
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  const words = (value: number) => (value > 0 ? `+${value}` : String(value).replace("-", "−"))
  return {
    low: (first * step) / 100,
    high: (last * step) / 100,
    ticks: ticks.map((value) => ({ value: value / 100, words: words(value) })),
  }
}

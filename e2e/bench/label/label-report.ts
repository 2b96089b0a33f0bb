import type { Report } from "../benchmark"
import { median } from "../measure"
import type { Journey } from "./label-journey"

/** From a key to what it did, in milliseconds. */
const INSTANT = 100

export function labelReport(
  machine: Record<string, number | string>,
  items: number,
  { keys, plain, next }: Journey,
): Report {
  const ours = keys.map(({ milliseconds }) => milliseconds)
  const theirs = plain.map(({ milliseconds }) => milliseconds)
  const byKey = Map.groupBy(keys, ({ key }) => (/^\d$/.test(key) ? "choose" : (NAMES[key] ?? key)))
  return {
    bench: "label",
    ratios: {
      worst_key_vs_100_ms: Math.max(...ours) / INSTANT,
      p95_key_vs_100_ms: quantile(ours, 0.95) / INSTANT,
      median_key_vs_plain_page: median(ours) / median(theirs),
    },
    limits: { worst_key_vs_100_ms: { atMost: 1 }, p95_key_vs_100_ms: { atMost: 1 } },
    raw: {
      setting: { ...machine, transcripts: items, keys: keys.length, mouse: "none" },
      key_to_seen_milliseconds: summary(ours),
      plain_page_milliseconds: summary(theirs),
      key_to_seen_median_milliseconds: Object.fromEntries(
        [...byKey].map(([name, seen]) => [name, round(median(seen.map((one) => one.milliseconds)))]),
      ),
      submit_to_next_readable_milliseconds: summary(next),
    },
  }
}

const NAMES: Record<string, string> = {
  j: "next_message",
  v: "select_sentence",
  e: "attach_evidence",
  ".": "next_question",
  u: "unsure",
  Enter: "submit_heard",
}

function summary(times: number[]) {
  return {
    ...{ count: times.length, median: round(median(times)), p95: round(quantile(times, 0.95)) },
    worst: round(Math.max(...times)),
  }
}

const round = (milliseconds: number) => Math.round(milliseconds * 10) / 10

function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

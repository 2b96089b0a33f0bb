import { humanize } from "@/lib/format/words"
import type { Catalogue } from "@/lib/model/study"

/** A transcript's assigned settings in words, without those that are the same in the whole study. */
export function conditionWords({ factors: all }: Catalogue, factors: Record<string, string>): string {
  const varying = new Set(all.filter(({ levels }) => levels.length > 1).map(({ key }) => key))
  return Object.entries(factors)
    .filter(([key]) => varying.has(key))
    .map(([key, level]) => `${humanize(key)} ${level}`)
    .join(" · ")
}

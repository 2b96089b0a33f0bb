import { median } from "../measure"
import type { Opened } from "./open-page"
import type { Visit } from "./visits"

type Pick = (run: Opened) => number | null

/** Exhibit's medians over those of each other viewer of the same log. */
export function against(visits: Visit[]): Record<string, number> {
  const ratios: Record<string, number> = {}
  for (const theirs of visits) {
    const ours = visits.find(
      ({ log, at, viewer }) => log === theirs.log && at === theirs.at && viewer === "exhibit",
    )
    if (!ours || ours === theirs) continue
    const set = (what: string, pick: Pick) => {
      const [of, to] = [medianOf(ours, pick), medianOf(theirs, pick)]
      if (of !== null && to !== null) ratios[`${what}_vs_${theirs.viewer}_${theirs.log}`] = of / to
    }
    set(theirs.at === "first" ? "first_read" : "deep_link", (run) => run.visible)
    if (theirs.at === "first") set("memory", (run) => run.memory.process)
  }
  return ratios
}

/** The median over the runs of a visit; null where one of them has none. */
export function medianOf({ runs }: Visit, pick: Pick): number | null {
  const numbers = runs.map(pick).filter((number) => number !== null)
  return numbers.length > 0 && numbers.length === runs.length ? median(numbers) : null
}

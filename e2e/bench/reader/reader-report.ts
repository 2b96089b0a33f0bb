import type { Limit, Measured, Report } from "../benchmark"
import { median } from "../measure"
import type { ImportedLog } from "./import-logs"
import { against, medianOf } from "./reader-ratios"
import type { Used } from "./use-reader"
import type { Visit } from "./visits"
import type { Frames } from "./watch-frames"

export type Scrolls = { exhibit: Used[]; static_cv: Frames[] }

export type Measurements = {
  machine: Record<string, number | string>
  logs: ImportedLog[]
  visits: Visit[]
  scrolls: Scrolls
  /** Where Inspect's viewer was, if it was measured. */
  inspectView: string | null
}

/** No frame is to be longer, and no interaction; in milliseconds. */
const FRAME = 50
const IMMEDIATE = 200
/** A text that comes into sight again so much later had gone away; in milliseconds. */
const MOVED = 100

const stated: Record<string, Limit> = {
  first_read_vs_static_plain_large: { atMost: 1.5 },
  deep_link_vs_static_cv_large: { atMost: 1.5 },
  memory_vs_static_plain_large: { atMost: 0.5 },
  longest_frame_vs_50_ms: { atMost: 1 },
  first_read_vs_static_small: { atMost: 2.5 },
}
/** At least three times as fast. */
const PEER: Limit = { atMost: 1 / 3 }

export function readerReport({ machine, logs, visits, scrolls, inspectView }: Measurements): Report {
  const ratios = { ...against(visits), ...inUse(scrolls) }
  const limits = Object.keys(ratios).flatMap((name): [string, Limit][] => {
    const limit = /^(first_read|deep_link)_vs_inspect_view_/.test(name) ? PEER : stated[name]
    return limit ? [[name, limit]] : []
  })
  const unasked = "not measured: run it on the folder of --write-log and name it by --inspect-view URL"
  return {
    bench: "reader",
    ratios,
    limits: Object.fromEntries(limits),
    raw: {
      setting: { ...machine, inspect_view: inspectView ?? unasked },
      logs: Object.fromEntries(
        logs.map(({ name, samples, messages, characters, milliseconds }) => [
          name,
          { samples, messages, characters, import_seconds: milliseconds / 1000 },
        ]),
      ),
      first_message_milliseconds: byLog(visits, "first", (visit) => medianOf(visit, (run) => run.visible)),
      last_message_by_deep_link_milliseconds: byLog(visits, "last", (visit) =>
        medianOf(visit, (run) => run.visible),
      ),
      process_megabytes: byLog(visits, "first", (visit) => medianOf(visit, (run) => run.memory.process)),
      process_megabytes_after_deep_link: byLog(visits, "last", (visit) =>
        medianOf(visit, (run) => run.memory.process),
      ),
      heap_megabytes_after_collection: byLog(visits, "first", (visit) =>
        medianOf(visit, (run) => run.memory.heapAfterCollection),
      ),
      runs_in_which_the_text_moved_away_again: {
        ...prefixed("first", byLog(visits, "first", moved)),
        ...prefixed("last", byLog(visits, "last", moved)),
      },
      scrolling_large: {
        exhibit: ofFrames(scrolls.exhibit.map(({ frames }) => frames)),
        static_cv: ofFrames(scrolls.static_cv),
      },
      interactions_large_milliseconds: interactions(scrolls.exhibit),
    },
  }
}

function inUse({ exhibit, static_cv }: Scrolls): Record<string, number> {
  const longest = median(exhibit.map(({ frames }) => frames.longest))
  const { scrolling, searching } = medians(exhibit)
  return {
    longest_frame_vs_50_ms: longest / FRAME,
    longest_frame_vs_static_cv: longest / median(static_cv.map((frames) => frames.longest)),
    ...(scrolling !== null && { inp_scrolling_vs_200_ms: scrolling / IMMEDIATE }),
    ...(searching !== null && { inp_searching_vs_200_ms: searching / IMMEDIATE }),
  }
}

function interactions(exhibit: Used[]): Record<string, Measured> {
  const { scrolling, searching, found } = medians(exhibit)
  return {
    longest_while_scrolling: scrolling ?? "no key was taken",
    longest_while_searching: searching ?? "not measured: / leads to no field to search in",
    found_after_the_last_key: found ?? "not measured",
  }
}

/** Of the runs; null where one of them has none. */
function medians(runs: Used[]) {
  const of = (pick: (used: Used) => number | null) => {
    const numbers = runs.map(pick).filter((number) => number !== null)
    return numbers.length === runs.length ? median(numbers) : null
  }
  return {
    scrolling: of((used) => used.scrolling),
    searching: of((used) => used.searching),
    found: of((used) => used.found),
  }
}

function ofFrames(runs: Frames[]): Record<string, number> {
  return {
    longest_frame_median_milliseconds: median(runs.map(({ longest }) => longest)),
    longest_frame_worst_milliseconds: Math.max(...runs.map(({ longest }) => longest)),
    frames_over_50_ms_median: median(runs.map(({ long }) => long)),
    frames_median: median(runs.map(({ count }) => count)),
    pixels_median: median(runs.map(({ travelled }) => travelled)),
  }
}

const moved = ({ runs }: Visit) =>
  runs.filter(({ visible, settled }) => settled === null || settled - visible > MOVED).length

/** By log, and within it by viewer. */
function byLog(visits: Visit[], at: Visit["at"], value: (visit: Visit) => number | null) {
  const groups: Record<string, Record<string, number>> = {}
  for (const visit of visits) {
    const number = visit.at === at ? value(visit) : null
    if (number !== null) groups[visit.log] = { ...groups[visit.log], [visit.viewer]: number }
  }
  return groups
}

function prefixed(prefix: string, groups: Record<string, Measured>) {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [`${prefix}_${name}`, value]))
}

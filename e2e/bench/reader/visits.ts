import type { Browser } from "@playwright/test"
import { transcriptUrl } from "@/lib/urls/reader"
import type { ImportedLog } from "./import-logs"
import { type Opened, openOnce, type Target } from "./open-page"
import type { WrittenLog } from "./write-log"

const LONG = 1000

/** Who shows a log: Exhibit; static files, of a short sample only the plain one; Inspect's viewer where there is one. */
export type Viewer = "exhibit" | "static" | "static_plain" | "static_cv" | "inspect_view"
/** Where each is served. */
export type Bases = { exhibit: string; files: string; inspect_view: string | null }

/** A way to open a log, and what came of each run. */
export type Visit = { log: string; viewer: Viewer; at: "first" | "last"; target: Target; runs: Opened[] }

/** Every way to open a log: at its first message and, by deep link, at its last. */
export function visitsOf(log: ImportedLog, bases: Bases): Visit[] {
  return viewersOf(log, bases).flatMap(({ viewer, first, last }) =>
    (["first", "last"] as const).map((at): Visit => {
      const what = `the ${at} message of ${log.file} in ${viewer}`
      const target: Target = { url: at === "first" ? first : last, text: log[at].text, what }
      return { log: log.name, viewer, at, target, runs: [] }
    }),
  )
}

/** Runs alternate over the visits, so that a busy moment of the machine meets them all; the first is not counted. */
export async function makeVisits(browser: Browser, visits: Visit[], runs: number): Promise<void> {
  for (let run = 0; run <= runs; run++) {
    for (const { target, runs: kept } of visits) {
      const opened = await openOnce(browser, target)
      if (run > 0) kept.push(opened)
    }
  }
}

type Addresses = { viewer: Viewer; first: string; last: string }

function viewersOf(log: ImportedLog, { exhibit, files, inspect_view }: Bases): Addresses[] {
  const transcript = (message?: number) =>
    `${exhibit}${transcriptUrl(log.transcript, { study: log.study }, message)}`
  const file = (viewer: Viewer, name: string): Addresses => {
    const first = `${files}/${name}`
    return { viewer, first, last: `${first}#${log.last.id}` }
  }
  const { plain, cv } = log.static
  const inspect = (at: "first" | "last") => `${inspect_view}${inspectAddress(log, at)}`
  return [
    { viewer: "exhibit", first: transcript(), last: transcript(log.last.ordinal) },
    ...(log.messages < LONG ? [file("static", plain)] : [file("static_plain", plain), file("static_cv", cv)]),
    ...(inspect_view === null
      ? []
      : [{ viewer: "inspect_view" as const, first: inspect("first"), last: inspect("last") }]),
  ]
}

/** Where Inspect's viewer shows the messages of the sample. */
export function inspectAddress({ file, sample, epoch, last }: WrittenLog, at: "first" | "last"): string {
  const messages = `/#/logs/${file}/samples/sample/${sample}/${epoch}/messages`
  return at === "last" ? `${messages}?message=${last.id}` : messages
}

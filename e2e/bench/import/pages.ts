import { type Browser, chromium } from "@playwright/test"
import { buildPages } from "@/lib/cli/build"
import { address, endServer, freePortFrom, serve } from "@/lib/cli/serve"
import { findChromium } from "@/lib/cli/test/chromium"
import { pool } from "@/lib/db/client"
import { ratesUrl, transcriptsUrl, transcriptUrl } from "@/lib/urls"
import type { Setting } from "../benchmark"
import { median } from "../measure"
import { switchDatabase } from "../scratch-server"
import { STUDY } from "./import-study"
import { serveTexts } from "./static-twin"

const VISITS = 5
const HOST = "127.0.0.1"

/** Milliseconds from the start of the navigation. */
type Visit = { firstByte: number; load: number }
export type PageTimings = { page: Visit; static: Visit; characters: number }

/**
 * How long pages of the study in `database` take, served as `npm start` serves them, and HTML files with the
 * same visible text: medians of visits that alternate, each with an empty cache in the same Chromium.
 */
export async function pageTimings(setting: Setting, database: string): Promise<Record<string, PageTimings>> {
  await switchDatabase(database)
  const paths = await pathsToVisit()
  await buildPages()
  const port = await freePortFrom(HOST, 0)
  const server = await serve(HOST, port, "start")
  setting.undo.defer(() => endServer(server))
  const browser = await openBrowser(setting)
  const pages = Object.entries(paths).map(([name, path]) => ({ name, url: `${address(HOST, port)}${path}` }))
  const texts: string[] = []
  for (const { url } of pages) texts.push((await visit(browser, url)).text)
  const twins = await serveTexts(setting, texts)
  const timings: Record<string, PageTimings> = {}
  for (const [index, { name, url }] of pages.entries()) {
    const visits = { page: [] as Visit[], static: [] as Visit[] }
    for (let count = 0; count < VISITS; count++) {
      visits.page.push(await visit(browser, url))
      visits.static.push(await visit(browser, twins[index] ?? ""))
    }
    const characters = texts[index]?.length ?? 0
    timings[name] = { page: middle(visits.page), static: middle(visits.static), characters }
  }
  return timings
}

async function pathsToVisit() {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT public_id AS id FROM transcript ORDER BY id OFFSET (SELECT count(*) / 2 FROM transcript) LIMIT 1",
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error("there is no transcript to read")
  return {
    rates: ratesUrl(STUDY),
    list: transcriptsUrl(STUDY),
    transcript: transcriptUrl(id),
    transcript_from_list: transcriptUrl(id, { study: STUDY, list: {} }),
  }
}

async function openBrowser({ undo, say }: Setting): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: findChromium(say),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ],
  })
  undo.defer(() => browser.close())
  return browser
}

async function visit(browser: Browser, url: string): Promise<Visit & { text: string }> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const response = await page.goto(url, { waitUntil: "load" })
    if (!response?.ok()) throw new Error(`${url} answered ${response?.status()}`)
    const timing = await page.waitForFunction(() => {
      const [entry] = performance.getEntriesByType("navigation")
      if (!(entry instanceof PerformanceNavigationTiming) || entry.loadEventEnd === 0) return null
      return { firstByte: entry.responseStart, load: entry.loadEventEnd }
    })
    const measured = await timing.jsonValue()
    if (!measured) throw new Error(`${url} gave no timing`)
    // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees is meant, not what is in the DOM.
    return { ...measured, text: await page.locator("body").innerText() }
  } finally {
    await context.close()
  }
}

function middle(visits: Visit[]): Visit {
  return {
    firstByte: median(visits.map(({ firstByte }) => firstByte)),
    load: median(visits.map(({ load }) => load)),
  }
}

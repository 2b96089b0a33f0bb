import { address, endServer, freePortFrom, serve } from "@/lib/cli/start/serve"
import { pool } from "@/lib/db/client"
import { ratesUrl } from "@/lib/urls/rates"
import { transcriptUrl } from "@/lib/urls/reader"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import type { Setting } from "../benchmark"
import { openBrowser } from "../browser"
import { median } from "../measure"
import { switchDatabase } from "../scratch-server"
import { STUDY } from "./import-study"
import { serveTexts } from "./static-twin"
import { type Visit, visit } from "./visit"

const VISITS = 5
const HOST = "127.0.0.1"

type Times = Pick<Visit, "firstByte" | "load">
export type PageTimings = { page: Times; static: Times; characters: number }

/**
 * How long the built pages of the study in `database` take, served as `npm start` serves them, and HTML files with the
 * same visible text: medians of visits that alternate, each with an empty cache in the same Chromium.
 */
export async function pageTimings(
  setting: Setting,
  database: string,
  chromiumPath: string,
): Promise<Record<string, PageTimings>> {
  await switchDatabase(database)
  const paths = await pathsToVisit()
  const port = await freePortFrom(HOST, 0)
  const server = await serve(HOST, port, "start")
  setting.undo.defer(() => endServer(server))
  const browser = await openBrowser(setting, chromiumPath)
  const pages = Object.entries(paths).map(([name, path]) => ({ name, url: `${address(HOST, port)}${path}` }))
  const texts: string[] = []
  for (const { url } of pages) texts.push((await visit(browser, url)).text)
  const twins = await serveTexts(setting, texts)
  const timings: Record<string, PageTimings> = {}
  for (const [index, { name, url }] of pages.entries()) {
    const visits = { page: [] as Times[], static: [] as Times[] }
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

function middle(visits: Times[]): Times {
  return {
    firstByte: median(visits.map(({ firstByte }) => firstByte)),
    load: median(visits.map(({ load }) => load)),
  }
}

import { address, endServer, freePortFrom, serve } from "@/lib/cli/start/serve"
import { ratesUrl } from "@/lib/urls/rates"
import type { Setting } from "../benchmark"
import { openBrowser } from "../browser"
import { switchDatabase } from "../scratch-server"
import { STUDY } from "./fill-study"
import { act, offers, reach, steps } from "./interactions"
import { during, type Seen, watch } from "./watch-page"

const HOST = "127.0.0.1"
const DESKTOP = { width: 1440, height: 900 }

export type InteractionTimings = {
  /** Of each step that was done, in order. */
  done: (Seen & { name: string; navigates: boolean })[]
  /** Steps for which the page had no control. */
  missing: string[]
}

/** How fast the built rates page of the study in `database` answers keys and clicks, in a real browser. */
export async function interactionTimings(
  setting: Setting,
  database: string,
  chromiumPath: string,
): Promise<InteractionTimings> {
  await switchDatabase(database)
  const port = await freePortFrom(HOST, 0)
  const server = await serve(HOST, port, "start")
  setting.undo.defer(() => endServer(server))
  const browser = await openBrowser(setting, chromiumPath)
  const page = await (await browser.newContext({ viewport: DESKTOP })).newPage()
  page.setDefaultTimeout(30_000)
  await watch(page)
  const start = `${address(HOST, port)}${ratesUrl(STUDY)}`
  // The first visit is the server's warming up.
  for (let visit = 0; visit < 2; visit++) await page.goto(start, { waitUntil: "networkidle" })
  const timings: InteractionTimings = { done: [], missing: [] }
  for (const step of steps) {
    if (!(await offers(page, step))) {
      timings.missing.push(`${step.name} (${step.selector})`)
      continue
    }
    await reach(page, step)
    const before = page.url()
    const seen = await during(page, async () => {
      await act(page, step)
      if (step.navigates) await page.waitForURL((url) => url.href !== before, { waitUntil: "commit" })
    })
    timings.done.push({ name: step.name, navigates: step.navigates, ...seen })
  }
  return timings
}

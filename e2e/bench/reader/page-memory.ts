import { readFile } from "node:fs/promises"
import type { Browser, Page } from "@playwright/test"
import { z } from "zod"

/** In MB (a million bytes). The process' share counts what it shares with others in part (PSS); null off Linux. */
export type Memory = { heap: number; heapAfterCollection: number; process: number | null }

/** What a page holds: scripts' objects before and after a collection, and the largest renderer of the browser. */
export async function pageMemory(browser: Browser, page: Page): Promise<Memory> {
  const session = await page.context().newCDPSession(page)
  const heap = async () => {
    const { metrics } = await session.send("Performance.getMetrics")
    return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0) / 1e6
  }
  await session.send("Performance.enable")
  const before = await heap()
  const process = await largestRenderer(browser)
  await session.send("HeapProfiler.enable")
  await session.send("HeapProfiler.collectGarbage")
  const after = await heap()
  await session.detach()
  return { heap: before, heapAfterCollection: after, process }
}

const Processes = z.object({ processInfo: z.array(z.object({ type: z.string(), id: z.number() })) })

async function largestRenderer(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = Processes.parse(await session.send("SystemInfo.getProcessInfo"))
  await session.detach()
  const renderers = processInfo.filter(({ type }) => type === "renderer")
  const sizes = await Promise.all(renderers.map(({ id }) => proportionalSize(id)))
  const known = sizes.filter((size) => size !== null)
  return known.length === 0 ? null : Math.max(...known)
}

async function proportionalSize(process: number): Promise<number | null> {
  const summary = await readFile(`/proc/${process}/smaps_rollup`, "utf8").catch(() => "")
  const kibibytes = /^Pss:\s+(\d+)/m.exec(summary)?.[1]
  return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6
}

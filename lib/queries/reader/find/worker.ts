import "server-only"
import { once } from "node:events"
import { Worker } from "node:worker_threads"
import { z } from "zod"
import { QuestionError } from "@/lib/model/question-error"
import { type Scanned, scan } from "@/lib/model/reader/find/scan"

// A regular expression may take longer than the universe has. It runs in a thread that can be ended, one at a time.

export type Scan = (texts: string[], list: number, limit: number) => Promise<Scanned[]>

const SECONDS = 5
const WAITING = 8

/** More searches wait than can be answered soon. */
export class BusyError extends Error {
  override name = "BusyError"
}

// On globalThis, so that pages and routes, which may hold copies of this module, share one queue.
const holder: typeof globalThis & { exhibitPatterns?: { waiting: number; last: Promise<unknown> } } =
  globalThis

/**
 * Lets `use` search with a pattern in a thread of its own, in the order of asking.
 * @throws QuestionError when the pattern took longer than 5 s, BusyError when too many wait already.
 */
export async function searchApart<T>(
  pattern: RegExp,
  use: (scan: Scan) => Promise<T>,
  { signal, seconds = SECONDS }: { signal?: AbortSignal | undefined; seconds?: number } = {},
): Promise<T> {
  holder.exhibitPatterns ??= { waiting: 0, last: Promise.resolve() }
  const queue = holder.exhibitPatterns
  if (queue.waiting >= WAITING) throw new BusyError("Many are searching at once; try again in a few seconds.")
  queue.waiting++
  const turn = queue.last.then(() => {
    signal?.throwIfAborted()
    return inThread(pattern, use, seconds, signal)
  })
  queue.last = turn.catch(() => undefined)
  return turn.finally(() => queue.waiting--)
}

const Answer = z.tuple([z.array(z.object({ count: z.int(), at: z.array(z.int()) }))])

const source = `
const { parentPort, workerData } = require("node:worker_threads")
const scan = ${scan.toString()}
const pattern = new RegExp(workerData.source, workerData.flags)
parentPort.on("message", ({ texts, list, limit }) => {
  parentPort.postMessage(texts.map((text) => {
    const scanned = scan(text, pattern, list, limit)
    list = Math.max(0, list - scanned.count)
    limit = Math.max(0, limit - scanned.count)
    return scanned
  }))
})`

async function inThread<T>(
  pattern: RegExp,
  use: (scan: Scan) => Promise<T>,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  const worker = new Worker(source, {
    eval: true,
    workerData: { source: pattern.source, flags: pattern.flags },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  let left = seconds * 1000
  const scanParts: Scan = async (texts, list, limit) => {
    const began = performance.now()
    const stop = AbortSignal.timeout(Math.max(0, Math.ceil(left)))
    worker.postMessage({ texts, list, limit })
    try {
      const answer = await once(worker, "message", {
        signal: AbortSignal.any(signal ? [stop, signal] : [stop]),
      })
      left -= performance.now() - began
      return Answer.parse(answer)[0]
    } catch (error) {
      signal?.throwIfAborted()
      if (stop.aborted)
        throw new QuestionError(`This regular expression took longer than ${seconds} s and was stopped.`)
      throw new QuestionError(
        `This regular expression failed: ${error instanceof Error ? error.message : error}`,
      )
    }
  }
  try {
    return await use(scanParts)
  } finally {
    // Where `use` failed before it heard of the thread's own failure.
    worker.on("error", () => undefined)
    await worker.terminate()
  }
}

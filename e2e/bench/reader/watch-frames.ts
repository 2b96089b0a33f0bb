import type { Page } from "@playwright/test"
import { z } from "zod"

const Frames = z.object({
  /** The longest time between two frames, or that one took from its first task until it was drawn; milliseconds. */
  longest: z.number(),
  /** Frames that took longer than 50 ms, as the browser counts them. */
  long: z.number(),
  count: z.number(),
  /** How far the window has moved, in pixels. */
  travelled: z.number(),
})
export type Frames = z.infer<typeof Frames>

/** The longest time from an input to the next frame that shows its effect, in milliseconds; null without inputs. */
const Longest = z.number().nullable()

/** Makes every page that opens in it tell what `framesDuring` and `longestInteraction` ask. */
export async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript({ content: script })
}

/** The frames of a page while something is done to it. */
export async function framesDuring(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => Reflect.get(window, "benchFrames").start())
  await act()
  return Frames.parse(await page.evaluate(() => Reflect.get(window, "benchFrames").stop()))
}

/** The longest interaction (a key, a click) while something is done; what the browser tells of none is 16 ms. */
export async function longestInteraction(page: Page, act: () => Promise<void>): Promise<number | null> {
  await page.evaluate(() => Reflect.get(window, "benchFrames").listen())
  await act()
  await page.waitForTimeout(SETTLING)
  return Longest.parse(await page.evaluate(() => Reflect.get(window, "benchFrames").heard()))
}

const SETTLING = 500

// Plain text, since it runs in the browser before the page's own scripts.
const script = `{
  let frames = null, inputs = 0, longest = 0
  const slow = ({ startTime, duration }) => {
    if (!frames || startTime < frames.from) return
    frames.long++
    frames.longest = Math.max(frames.longest, duration)
  }
  const input = ({ interactionId, duration }) => {
    if (interactionId > 0) longest = Math.max(longest, duration)
  }
  const watch = (type, take, more) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take))
    observer.observe({ type, ...more })
    return () => observer.takeRecords().forEach(take)
  }
  const flushSlow = watch("long-animation-frame", slow)
  const flushInputs = watch("event", input, { durationThreshold: 16 })
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => { inputs++ }, true)
  const tick = (time) => {
    if (!frames) return
    if (frames.last !== null) frames.longest = Math.max(frames.longest, time - frames.last)
    frames.last = time
    frames.count++
    requestAnimationFrame(tick)
  }
  window.benchFrames = {
    start() {
      frames = { from: performance.now(), last: null, longest: 0, long: 0, count: 0, top: scrollY }
      requestAnimationFrame(tick)
    },
    stop() {
      flushSlow()
      const { longest, long, count, top } = frames
      frames = null
      return { longest, long, count, travelled: Math.abs(scrollY - top) }
    },
    listen() {
      flushInputs()
      inputs = longest = 0
    },
    heard() {
      flushInputs()
      return inputs === 0 ? null : Math.max(16, longest)
    },
  }
}`

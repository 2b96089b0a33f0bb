import type { APIRequestContext, Locator, Page } from "@playwright/test"
import { expect } from "../fixtures"

/** A message's row, counted from 1 as the page counts. */
export const row = (page: Page, number: number): Locator => page.locator(`[data-conversation] #m${number}`)

/** Everything has come; of a page with keys, also the scripts that hear them. */
export async function ready(page: Page) {
  await page.waitForLoadState("networkidle")
  if ((await page.locator("[data-conversation]").count()) > 0) await keysHeard(page)
}

export const keysHeard = (page: Page) => expect(page.locator("html[data-keys]")).toBeAttached()

/** Of an address of a transcript. */
export const idOf = (address: string) =>
  new URL(address, "http://exhibit.example").pathname.split("/")[2] ?? ""

type Shown = { start: number; text: string }

/** The stretches of a message's text that are on the page, each with the offset that it says of itself. */
export function shownStretches(page: Page, message: number): Promise<Shown[]> {
  return page.evaluate((ordinal) => {
    const elements = document.querySelectorAll<HTMLElement>(
      // What stands for something else, as a line's end for "\\n", says so.
      `[data-conversation] [data-message="${ordinal}"] [data-at]:not([data-approximate])`,
    )
    return [...elements]
      .filter((one) => one.closest("[data-message]")?.getAttribute("data-message") === String(ordinal))
      .filter((one) => one.closest("[data-raw]") === null)
      .map((one) => {
        const copy = one.cloneNode(true)
        if (copy instanceof Element) for (const label of copy.querySelectorAll("[data-label]")) label.remove()
        return { start: Number(one.dataset.at), text: copy.textContent ?? "" }
      })
  }, message)
}

/** Fails unless every stretch that is shown of a message is exactly what is stored there. */
export async function expectAsStored(page: Page, stored: string, message: number) {
  const shown = await shownStretches(page, message)
  expect(shown.length, `stretches of message ${message + 1}`).toBeGreaterThan(0)
  for (const { start, text } of shown) expect(text).toBe(stored.slice(start, start + text.length))
}

export async function storedText(
  request: APIRequestContext,
  id: string,
  study: string,
  number: number,
): Promise<string> {
  const answer = await request.get(`/api/v1/transcripts/${id}/messages/${number}?study=${study}`)
  expect(answer.status()).toBe(200)
  return answer.text()
}

/** The id of a sample's transcript. */
export async function sampleId(request: APIRequestContext, study: string, sample: string): Promise<string> {
  const answer = await request.get(`/api/v1/studies/${study}/transcripts`)
  const { transcripts }: { transcripts: { id: string; sampleId: string }[] } = await answer.json()
  const found = transcripts.find((one) => one.sampleId === sample)
  if (!found) throw new Error(`${study} has no sample ${sample}`)
  return found.id
}

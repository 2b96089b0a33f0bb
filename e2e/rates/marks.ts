import { expect, type Locator, type Page } from "@playwright/test"
import type { Counted } from "./recount"

/** A mark of a chart: the address that it opens, its name, all that it says of its numbers, and what its line shows. */
export type Mark = { href: string; name: string; words: string; line: string }

/** The marks of the chart on a page, in the order in which they stand; its table and its panel have none. */
export async function marksOf(page: Page): Promise<Mark[]> {
  return page
    .getByRole("figure")
    .locator('a[href*="open="]')
    .evaluateAll((all) =>
      all.map((link) => {
        const described = link.getAttribute("aria-describedby")
        const name = link.getAttribute("aria-label") ?? link.textContent ?? ""
        const more = described ? document.getElementById(described)?.textContent : link.getAttribute("title")
        return {
          ...{ href: link.getAttribute("href") ?? "", name, words: more ?? name },
          line: link.closest("li, td")?.textContent ?? "",
        }
      }),
    )
}

/** A line of a chart's table: its group, and its numbers by their heads. */
export type TableLine = { group: string[]; numbers: Record<string, string> }

/** "The same numbers as a table", which stands closed below each chart. */
export function sameNumbers(page: Page): Locator {
  return page
    .getByRole("figure")
    .locator("details")
    .filter({ hasText: "The same numbers as a table" })
    .locator("table")
}

export async function tableOf(page: Page): Promise<TableLine[]> {
  await expect(sameNumbers(page)).toHaveCount(1)
  return sameNumbers(page).evaluate((table) => {
    const texts = (from: Element, cells: string) =>
      [...from.querySelectorAll(cells)].map(({ textContent }) => textContent ?? "")
    const heads = texts(table, "thead th")
    return [...table.querySelectorAll("tbody tr")].map((row) => {
      const group = texts(row, "th")
      const cells = texts(row, "td").map((text, place) => [heads[group.length + place] ?? "", text])
      return { group, numbers: Object.fromEntries(cells) }
    })
  })
}

/** What a chart's legend says that a mix is made of, in order. */
export async function legendOf(page: Page): Promise<string[]> {
  const entries = page.getByRole("list", { name: "Parts of each bar, in order" }).getByRole("listitem")
  const words = await entries.allTextContents()
  return words.filter((word) => !/^(none of these|missing, in no n|any harm, with .*)$/.test(word))
}

/** A mark's numbers: "10 of 24: 42 % … missing: 2 failed", "no data: 69 not judged"; without a k "… · of 24". */
export function promised(words: string): Counted {
  const [, k, n] = /(?:([\d,]+) |· )of ([\d,]+)/.exec(words) ?? []
  if (n === undefined && !words.includes("no data")) throw new Error(`A mark says no number: "${words}"`)
  const [, reasons = ""] = /(?:missing|no data): (.*)$/.exec(words) ?? []
  const missing = [...reasons.matchAll(/([\d,]+) (?:failed|not judged|where the judge failed)/g)]
  return {
    ...{ k: numberOf(k ?? "0"), n: numberOf(n ?? "0") },
    missing: missing.reduce((sum, [, count = "0"]) => sum + numberOf(count), 0),
  }
}

export function numberOf(text: string): number {
  const number = Number(text.replaceAll(",", ""))
  if (text === "" || Number.isNaN(number)) throw new Error(`Not a number: "${text}"`)
  return number
}

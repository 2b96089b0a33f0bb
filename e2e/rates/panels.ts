import type { Page } from "@playwright/test"
import { numberOf } from "./marks"

/** What a panel says of its number, with every list that it links and how long the link says that it is. */
export type Panel = {
  name: string
  number: string
  /** How many transcripts stand on each side of the number. */
  sides: number[]
  missing: number
  lists: { href: string; words: string; count: number }[]
}

/** The panel at a mark's address, as the browser reads the server's page. */
export async function panelAt(page: Page, href: string): Promise<Panel> {
  const read = await page.evaluate(async (address) => {
    const html = await (await fetch(address)).text()
    const panel = new DOMParser().parseFromString(html, "text/html").querySelector("#panel")
    const texts = (cells: string) =>
      [...(panel?.querySelectorAll(cells) ?? [])].map(({ textContent }) => textContent ?? "")
    return {
      name: panel?.getAttribute("aria-label") ?? "",
      numbers: texts("p > span").filter((text) => /^[\d,]+\/[\d,]+$/.test(text)),
      heads: texts("h3"),
      lists: [...(panel?.querySelectorAll('a[href*="/transcripts"]') ?? [])].map((link) => ({
        href: link.getAttribute("href") ?? "",
        words: link.textContent ?? "",
      })),
    }
  }, href)
  const [number] = read.numbers
  if (number === undefined) throw new Error(`${href} opens no panel with a number`)
  const [missing] = read.heads.flatMap((head) => /^([\d,]+) transcripts? missing/.exec(head)?.[1] ?? [])
  return {
    name: read.name,
    number: number.replaceAll(",", ""),
    sides: read.heads.flatMap((head) => /^([\d,]+) · /.exec(head)?.[1] ?? []).map(numberOf),
    missing: numberOf(missing ?? "0"),
    lists: read.lists.map((list) => ({ ...list, count: promisedBy(list.words) })),
  }
}

/** "all 12 with …", "its list with …", "3 · not judged", "24 transcripts", "2 excluded", "4 of 20". */
function promisedBy(words: string): number {
  if (/^its list\b/.test(words)) return 1
  const [, count] = /^(?:all )?([\d,]+)(?: with | · | of | transcripts?$| excluded$)/.exec(words) ?? []
  if (count === undefined) throw new Error(`A list of a panel promises no number: "${words}"`)
  return numberOf(count)
}

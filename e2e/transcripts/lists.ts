import type { Locator, Page } from "@playwright/test"

export type Counted = { href: string; words: string; count: number }

/** The links of a rates page that open transcripts, each with the number that it promises. */
export async function countedLinks(main: Locator, study: string): Promise<Counted[]> {
  const links = await main
    .locator(`figure, table`)
    .locator(`a[href^="${study}/transcripts"]`)
    .evaluateAll((all) =>
      all.map((link) => ({ href: link.getAttribute("href") ?? "", words: link.textContent ?? "" })),
    )
  return links.map(({ href, words }) => ({ href, words, count: promised(words) }))
}

/** What a link's words say that it opens: "10 of 24 transcripts" is 24, "10/24" is 24, "3 times failed" is 3. */
function promised(words: string): number {
  const [, n = ""] = /(?:of |\/|^)\s*([\d,]+)(?: transcripts| missing| times?\b.*)?\s*$/.exec(words) ?? []
  if (n === "") throw new Error(`A link to transcripts promises no number: "${words}"`)
  return Number(n.replaceAll(",", ""))
}

/** Words that stand on the page now: of the page before, the router keeps a hidden copy. */
export function shownText(page: Page, words: string): Locator {
  return page.getByText(words, { exact: true }).filter({ visible: true })
}

/** How many transcripts the list at each address says it has, as the browser reads the server's page. */
export function listTotals(page: Page, hrefs: string[]): Promise<number[]> {
  return page.evaluate(async (addresses) => {
    const totals: number[] = []
    for (const address of addresses) {
      const html = await (await fetch(address)).text()
      const main = new DOMParser().parseFromString(html, "text/html").querySelector("main")
      const found = [...(main?.querySelectorAll("p") ?? [])]
        .map(({ textContent }) => /^([\d,]+) transcripts?\b/.exec(textContent ?? "")?.[1])
        .find((text) => text !== undefined)
      totals.push(found === undefined ? Number.NaN : Number(found.replaceAll(",", "")))
    }
    return totals
  }, hrefs)
}

import { existsSync } from "node:fs"
import path from "node:path"
import type { APIRequestContext, Page } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { expect, test } from "../fixtures"
import { ready } from "./page"

const data = path.resolve(process.cwd(), "../shared/data")
const fixtures = path.join(data, "generated-fixtures")
const mapped = (name: string) => ["--map", `lib/importers/mappings/${name}.yaml`]

/** Every format that imports, with what of it is imported and read. */
const formats: Record<string, string[]> = {
  bloom: [path.join(data, "bloom")],
  "bloom-legacy-examples": [path.join(data, "bloom-legacy-examples")],
  "bloom-test-fixture": [path.join(data, "bloom-test-fixture")],
  "bloom-translated-reasoning": [path.join(data, "bloom-translated-reasoning")],
  nostalgebraist: [path.join(data, "nostalgebraist-agentic-misalignment"), ...mapped("nostalgebraist")],
  "eval-awareness": [path.join(data, "eval-awareness/transcripts"), ...mapped("eval-awareness-transcripts")],
  framework: [path.join(fixtures, "agentic-misalignment/results/fixture_experiment")],
  inspect: [path.join(data, "inspect")],
  "inspect-port": [path.join(fixtures, "inspect-agentic-misalignment")],
}

/** Markup that the importers and the reader know, and so must not show as text; a prompt may explain how to call. */
const tags = {
  turn: "<tool_use:|</SCRATCHPAD_REASONING>|</?email>|</think(?:ing)?>",
  prompt: "</?email>",
}
const SAMPLE = 8

for (const [name, args] of drawn("formats that are read", Object.entries(formats))) {
  test(`real transcripts are read whole and right: ${name}`, async ({ page, request, exhibit, axe }) => {
    test.skip(!existsSync(args[0] ?? ""), "../shared/data is not here")
    test.slow()
    const study = `read-${name}`
    const { code, stderr } = await exhibit(["import", ...args, "--study", study, "--json"])
    expect(code === 0 || code === 3, stderr.slice(-500)).toBe(true)
    const wrong: string[] = []
    page.on("pageerror", (error) => wrong.push(error.message))
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(message.text())
    })
    const chosen = drawn("real transcripts of a format", await sampleOf(request, study), study)
    expect(chosen.length).toBeGreaterThan(0)
    for (const id of chosen) {
      const address = `/t/${id}?study=${study}`
      await page.goto(address)
      await ready(page)
      const read = await (await request.get(`/api/v1/transcripts/${id}?study=${study}`)).json()
      const stored: Stored[] = read.messages
      if ((await page.locator("[data-missing]").count()) === 0)
        expect(await rolesShown(page), address).toEqual(stored.map(roleOf))
      expect(await unparsed(page, stored), address).toEqual([])
      const html = await (await request.get(`/t/${id}/print?study=${study}`)).text()
      const printed = numbersPrinted(html)
      expect(
        stored.map((_, i) => i + 1).filter((number) => !printed.has(number)),
        `missing in the print of ${address}`,
      ).toEqual([])
      expect(wrong, address).toEqual([])
    }
    await axe()
  })
}

type Stored = { ordinal: number; role: string; prompt: boolean }

/** Some transcripts of a study, spread over its list, the longest and the shortest among them. */
async function sampleOf(request: APIRequestContext, study: string): Promise<string[]> {
  const list = `/api/v1/studies/${study}/transcripts`
  const answer = await request.get(list)
  const body = await answer.json()
  const all: { id: string; characters: number }[] = body.transcripts
  const bySize = all.toSorted((a, b) => b.characters - a.characters)
  const spread = Array.from({ length: SAMPLE }, (_, i) => all[Math.floor((i * all.length) / SAMPLE)])
  return [...new Set([bySize[0], bySize.at(-1), ...spread].flatMap((one) => one?.id ?? []))]
}

const roleOf = ({ ordinal, role }: Stored) => `${ordinal + 1} ${role}`

/** Every message that stands in the page, with the role it is shown in: "3 assistant". */
function rolesShown(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = new Map<number, string>()
    for (const one of document.querySelectorAll<HTMLElement>("[data-conversation] [data-message]")) {
      const number = Number(one.dataset.message) + 1
      const label = one.matches("[data-row]") ? (one.getAttribute("aria-label") ?? "") : ", tool"
      const name = label.split(", ")[1] ?? ""
      if (!shown.has(number)) shown.set(number, name.startsWith("turn ") ? "assistant" : name)
    }
    return [...shown].sort(([a], [b]) => a - b).map(([number, role]) => `${number} ${role}`)
  })
}

/** Known markup that is read as text, with the words around it; what only the raw text shows aside. */
function unparsed(page: Page, stored: Stored[]): Promise<string[]> {
  const patterns = stored.map(({ prompt }) => (prompt ? tags.prompt : tags.turn))
  return page.evaluate((sources) => {
    const texts = [...document.querySelectorAll("[data-conversation] [data-at]")].filter(
      (one) => one.closest("[data-raw]") === null,
    )
    return texts.flatMap((one) => {
      const ordinal = Number(one.closest("[data-message]")?.getAttribute("data-message"))
      const text = one.textContent ?? ""
      const at = text.search(new RegExp(sources[ordinal] ?? "$^"))
      return at === -1 ? [] : [text.slice(Math.max(0, at - 60), at + 60)]
    })
  }, patterns)
}

/** Numbers of the messages that a printed document has: of a row or a result as its anchor, of others in a heading. */
function numbersPrinted(html: string): Set<number> {
  const anchors = html.matchAll(/<(?:section|div)[^>]* id="m(\d+)"/g)
  const headings = html.matchAll(/<h[34]>[^\n]*?<span[^>]*>#(\d+)/g)
  return new Set([...anchors, ...headings].map(([, number]) => Number(number)))
}

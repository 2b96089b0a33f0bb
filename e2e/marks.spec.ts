import { existsSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { demo } from "./demo"
import { expect, test } from "./fixtures"
import { listTotals } from "./lists"
import { type Mark, numberOf, promised, Recount } from "./recount"

const forms = ["dots", "bars", "matrix", "mix", "difference"]

/** The marks of the chart that is shown: what each opens, and what it says of its numbers. */
async function marksOf(page: Page): Promise<Mark[]> {
  await expect(page.getByRole("figure")).toBeVisible()
  return page
    .getByRole("figure")
    .locator('a[href*="open="]:not(table[data-same] a)')
    .evaluateAll((all) =>
      all.map((link) => {
        const described = link.getAttribute("aria-describedby")
        const words = [
          link.getAttribute("aria-label") ?? link.textContent ?? "",
          link.getAttribute("title") ?? "",
          (described && document.getElementById(described)?.textContent) ?? "",
        ]
        return { href: link.getAttribute("href") ?? "", words: words.join(" · ") }
      }),
    )
}

/** Every mark's k, n and missing against a recount of its transcripts. */
async function expectMarksKept(page: Page, study: string, query: string, form: string) {
  await page.goto(`${study}?${query}&form=${form}`)
  const marks = await marksOf(page)
  expect(marks.length, `${form} of ${query} has marks`).toBeGreaterThan(0)
  const recount = new Recount(page.request)
  const parts = new Map<string, number[]>()
  for (const { href, words } of marks) {
    const query = new URL(href, "http://exhibit.example").searchParams
    const part = query.get("part")
    const said = promised(words)
    if (part === null) {
      const { k, n, missing } = await recount.rate(href)
      const mixed = form === "mix" ? { n: (await recount.mix(href)).n } : { k, n, missing }
      expect(said, `${form} ${decodeURIComponent(href)}: ${words}`).toMatchObject(mixed)
    } else if (query.has("mix")) {
      const mix = await recount.mix(href)
      expect([said.k, said.n], words).toEqual([mix.parts[Number(part)], mix.n])
    } else {
      const group = query.getAll("open").join("&")
      parts.set(group, [...(parts.get(group) ?? []), said.k])
      expect(said.n).toBe((await recount.rate(href)).n)
      const shown = (parts.get(group) ?? []).toSorted((a, b) => b - a)
      const counted = await recount.levels(href)
      if (shown.length === counted.length) expect(shown, words).toEqual(counted)
    }
  }
  return marks
}

/** Every distinct group's panel says the mark's numbers, and its lists are as long as it says. */
async function expectPanelsKept(page: Page, marks: Mark[]) {
  for (const { href, words } of marks) {
    const { k, n } = promised(words)
    const panel = await page.evaluate(async (address) => {
      const html = await (await fetch(address)).text()
      const found = new DOMParser().parseFromString(html, "text/html").querySelector("#panel")
      const lists = [...(found?.querySelectorAll('a[href*="/transcripts?"]') ?? [])]
      return {
        text: found?.textContent ?? "",
        lists: lists.map((list) => ({
          href: list.getAttribute("href") ?? "",
          words: list.textContent ?? "",
        })),
      }
    }, href)
    expect(panel.text.replaceAll(",", ""), `the panel of ${words}`).toContain(`${k}/${n}`)
    const counted = panel.lists.flatMap((list) => {
      const [number] = /[\d,]+/.exec(list.words) ?? []
      return number === undefined ? [] : [{ ...list, count: numberOf(number) }]
    })
    const totals = await listTotals(
      page,
      counted.map((list) => list.href),
    )
    expect(totals, `the lists of ${words}`).toEqual(counted.map(({ count }) => count))
  }
}

const questions = {
  "models by scenario": "outcome=harmful=yes&rows=model&columns=scenario",
  "an observed variable, and no value of it": "outcome=harmful=yes&rows=belief&columns=none",
  "three keys": "outcome=outcome=blackmail|leak&rows=model&columns=system_prompt&panels=urgency_type",
  "a number at its bound": "outcome=severity>=7&rows=scenario&columns=model",
  "people's labels": "outcome=harmful=yes&rows=model&columns=none&rule=people",
  "all but a level, in some transcripts":
    "outcome=outcome!=blackmail&rows=model&columns=none&where=belief!=real&where=scenario:blackmail",
  "a mix of several variables":
    "outcome=outcome=blackmail&mix=harmful=yes&mix=belief=real&rows=model&columns=scenario",
}

for (const [name, query] of Object.entries(questions)) {
  test(`every mark of every form is what its transcripts are: ${name}`, async ({ page }) => {
    test.setTimeout(120_000)
    const encoded = query.replaceAll(/[>|!]/g, encodeURIComponent)
    let dots: Mark[] = []
    for (const form of forms) {
      const marks = await expectMarksKept(page, demo, encoded, form)
      if (form === "dots") dots = marks
    }
    await expectPanelsKept(page, dots)
  })
}

const data = path.resolve(process.cwd(), "../shared/data")

test.describe("real data (without ../shared/data these are skipped)", () => {
  test.skip(!existsSync(data), "../shared/data is not here")

  const real = [
    {
      ...{ name: "framework", source: "generated-fixtures/agentic-misalignment", map: null },
      queries: [
        "outcome=harmful=yes&rows=model&columns=scenario",
        "outcome=harmful=yes&rows=goal_type&columns=urgency_type&panels=scenario",
        "outcome=harmful=yes&rows=scenario&columns=none&rule=classifier_verdict",
      ],
    },
    {
      ...{ name: "one-line-marks", source: "nostalgebraist-agentic-misalignment", map: "nostalgebraist" },
      queries: [
        "outcome=accepts_migration=yes&rows=system_prompt&columns=user_prompt",
        "outcome=blackmails=yes&mix=accepts_migration=yes&rows=system_prompt&columns=none",
      ],
    },
    {
      ...{ name: "inspect-marks", source: "inspect", map: null },
      queries: ["rows=model&columns=none"],
    },
  ]

  for (const { name, source, map, queries } of real) {
    test(`every mark of every form is what its transcripts are: ${source}`, async ({ page, exhibit }) => {
      test.setTimeout(240_000)
      const mapping = map === null ? [] : ["--map", `lib/importers/mappings/${map}.yaml`]
      const { code } = await exhibit(["import", path.join(data, source), ...mapping, "--study", name])
      expect([0, 3]).toContain(code)
      const study = `/studies/${name}`
      for (const asked of queries) {
        const query = asked.includes("outcome=") ? asked : `outcome=${await ownOutcome(page, study)}&${asked}`
        let dots: Mark[] = []
        for (const form of forms) {
          const marks = await expectMarksKept(page, study, query, form)
          if (form === "dots") dots = marks
        }
        await expectPanelsKept(page, dots)
      }
    })
  }
})

/** The outcome that a study opens with. */
async function ownOutcome(page: Page, study: string): Promise<string> {
  const { outcome } = await (await page.request.get(`/api/v1${study}/rates`)).json()
  return encodeURIComponent(outcome)
}

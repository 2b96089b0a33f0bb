import { spawnSync } from "node:child_process"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Page } from "@playwright/test"
import { demo } from "../demo"
import { expect, test } from "../fixtures"
import { type TableLine, tableOf } from "../rates/marks"

const forms = ["dots", "bars", "matrix", "mix", "difference"]
const figure = `${demo}/figure`

/** A chart's page, and what its files must say. */
async function openChart(page: Page, form: string) {
  await page.goto(`${demo}?rows=model&columns=scenario&form=${form}`)
  await page.getByRole("figure").getByText("take away", { exact: true }).click()
  const table = await tableOf(page)
  expect(table.length).toBeGreaterThan(4)
  const heading = page.getByRole("figure").getByRole("heading", { level: 2 }).first()
  const sentence = page.locator("figcaption p").first()
  return { table, title: (await heading.textContent()) ?? "", sentence: (await sentence.textContent()) ?? "" }
}

async function linkTo(page: Page, words: string): Promise<string> {
  const link = page.getByRole("figure").getByRole("link", { name: words, exact: true })
  await expect(link).toBeVisible()
  return (await link.getAttribute("href")) ?? ""
}

async function file(page: Page, words: string, type: RegExp): Promise<Buffer> {
  const answer = await page.request.get(await linkTo(page, words))
  expect(answer.status()).toBe(200)
  expect(answer.headers()["content-type"]).toMatch(type)
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="demo-[a-z]+\.\w+"$/)
  return answer.body()
}

/** A line's "10/24", of any harm in a mix. */
function ofN({ numbers }: TableLine): string {
  return `${numbers.k ?? numbers["any harm"]}/${numbers.n}`
}

for (const form of forms) {
  test(`SVG of ${form}: whole, well-formed, with its words and numbers, and nothing to fetch or run`, async ({
    page,
  }) => {
    const { table, title, sentence } = await openChart(page, form)
    const svg = (await file(page, "SVG", /^image\/svg\+xml/)).toString("utf8")
    const read = await page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, "image/svg+xml")
      const all = [...document.querySelectorAll("*")]
      return {
        broken: document.querySelector("parsererror")?.textContent ?? null,
        root: document.documentElement.nodeName,
        title: document.querySelector("svg > title")?.textContent ?? "",
        description: document.querySelector("svg > desc")?.textContent ?? "",
        drawn: [...document.querySelectorAll("text")].map((one) => one.lastChild?.textContent ?? ""),
        outward: all.flatMap((element) =>
          [...element.attributes]
            .filter(({ name, value }) => /href|src|^on/i.test(name) || /^\s*(https?:)?\/\//.test(value))
            .filter(({ name }) => !name.startsWith("xmlns"))
            .map(({ name, value }) => `${name}=${value}`),
        ),
      }
    }, svg)
    expect(read).toMatchObject({ broken: null, root: "svg", title, outward: [] })
    expect(svg).not.toMatch(/<script|<foreignObject|<!DOCTYPE|<!ENTITY|@import/i)
    expect(svg).not.toMatch(/url\((?!#|data:font)/)
    const drawn = read.drawn.join(" ")
    for (const words of [title, sentence]) expect(drawn.replace(/\s+/g, "")).toContain(bare(words))
    expect(read.description).toContain(sentence)
    for (const line of table) {
      expect(read.description).toContain(`${line.group.join(", ")}: ${ofN(line)}`)
      expect(drawn).toContain(ofN(line))
    }
    const link = new URL(await linkTo(page, "SVG"), page.url())
    link.pathname = demo
    link.searchParams.delete("format")
    const written = /https?:\/\/\S+/.exec(read.drawn.join("").replace(/\s+/g, ""))?.[0] ?? ""
    const parameters = [...link.searchParams].map(([name, value]) => `${name}=${value}`)
    for (const part of [`${link.origin}${demo}?`, ...parameters])
      expect(decodeURIComponent(written)).toContain(part)
  })

  test(`PNG, Markdown and LaTeX of ${form}; the dark ones differ`, async ({ page }) => {
    const { table, title } = await openChart(page, form)
    const png = await file(page, "PNG", /^image\/png$/)
    expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n")
    expect(png.length).toBeGreaterThan(10_000)
    expect(png.readUInt32BE(16)).toBeGreaterThan(600)
    const dark = await file(page, "PNG, dark", /^image\/png$/)
    expect(dark.subarray(0, 8).equals(png.subarray(0, 8))).toBe(true)
    expect(dark.equals(png)).toBe(false)
    const [light, night] = [await file(page, "SVG", /svg/), await file(page, "SVG, dark", /svg/)]
    expect(groundOf(night.toString("utf8"))).not.toBe(groundOf(light.toString("utf8")))

    const markdown = (await file(page, "Markdown", /^text\/markdown/)).toString("utf8")
    expect(markdown).toContain(`**${title}**`)
    expectRows(
      form,
      table,
      markdown.split("\n").filter((line) => /^\| (?!---)/.test(line)),
    )
    const latex = (await file(page, "LaTeX", /^application\/x-latex/)).toString("utf8")
    expect(latex).toContain(`\\caption{${title}`)
    expectRows(
      form,
      table,
      latex.split("\n").filter((line) => line.endsWith(" \\\\")),
    )
  })
}

/** A text without its white space, which a drawing breaks where it must. */
function bare(words: string): string {
  return words.replace(/\s+/g, "")
}

function groundOf(svg: string): string {
  return /<rect [^>]*fill="(#[0-9a-f]+)"/i.exec(svg)?.[1] ?? "none"
}

/** The lines of a written table below its head: a row per mark, of a heat map a row per row. */
function expectRows(form: string, table: TableLine[], [, ...lines]: string[]) {
  const names = (line: TableLine) => (form === "matrix" ? line.group.slice(0, 1) : line.group)
  expect(lines).toHaveLength(new Set(table.map((line) => names(line).join("\n"))).size)
  for (const line of table) {
    const own = lines.filter((row) => names(line).every((name) => row.includes(name)))
    expect(own, line.group.join(", ")).toHaveLength(1)
    expect(own[0]).toContain(ofN(line))
  }
}

test("a click on a file downloads it", async ({ page }) => {
  await openChart(page, "bars")
  const download = page.waitForEvent("download")
  await page.getByRole("link", { name: "SVG", exact: true }).click()
  expect((await download).suggestedFilename()).toBe("demo-bars.svg")
})

test("an open panel is no part of the picture", async ({ page }) => {
  await page.goto(`${demo}?open=model:fictional/aster-1&open=scenario:blackmail`)
  await page.getByText("take away", { exact: true }).click()
  expect(await linkTo(page, "SVG")).not.toContain("open=")
})

const languages = [
  { program: "python3", words: "Python", name: "recompute.py" },
  { program: "Rscript", words: "R", name: "recompute.R" },
]

for (const { program, words, name } of languages) {
  test.describe(`recomputed by ${program}`, () => {
    test.skip(spawnSync(program, ["--version"]).status !== 0, `${program} is not here`)

    for (const form of forms) {
      test(`the numbers of ${form} are those of the page’s own CSV, and a changed one is found`, async ({
        page,
      }) => {
        await openChart(page, form)
        const script = await file(page, words, /^text\//)
        const csv = await (await page.request.get(await linkTo(page, "CSV"))).text()
        const folder = await mkdtemp(path.join(tmpdir(), "exhibit-recompute-"))
        const run = async (rates: string) => {
          await writeFile(path.join(folder, name), script)
          await writeFile(path.join(folder, "rates.csv"), rates)
          return spawnSync(program, [name, "rates.csv"], { cwd: folder, encoding: "utf8" })
        }
        try {
          const { status, stdout, stderr } = await run(csv)
          expect([status, stderr]).toEqual([0, ""])
          expect(stdout).toContain("Rates and intervals agree with rates.csv.")
          expect(stdout.includes("Differences agree with the figure.")).toBe(form === "difference")
          const off = csv.replace(/0\.\d{4,}/, "0.98765")
          expect(off).not.toBe(csv)
          expect((await run(off)).status).not.toBe(0)
        } finally {
          await rm(folder, { recursive: true })
        }
      })
    }
  })
}

test("what cannot be drawn is refused in words", async ({ request }) => {
  const refusals = {
    [`${figure}?format=gif`]: /svg, png, markdown, latex, r, python.*gif/,
    [`${figure}?format=svg&theme=pink`]: /light or dark.*pink/,
    [`${figure}?format=svg&rows=astrology`]: /astrology.*scenario/,
    [`${figure}?format=png&where=gibberish`]: /where=gibberish/,
  }
  for (const [address, words] of Object.entries(refusals)) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(400)
    const { error } = await answer.json()
    expect(error.message, address).toMatch(words)
  }
  expect((await request.get("/studies/nowhere/figure?format=svg")).status()).toBe(404)
})

import { expect, type Page } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { listTotals } from "../transcripts/lists"
import { legendOf, type Mark, marksOf, numberOf, promised, type TableLine, tableOf } from "./marks"
import { panelAt } from "./panels"
import { asked, outcomeParts, Recount } from "./recount"

const forms = ["dots", "bars", "matrix", "mix", "difference"]

/** A chart's address, which of its mix's parts are harm, and levels that the legend calls something else. */
export type Question = { query: string; harm: string[]; labels?: Record<string, string> }

/** Every mark of every form of a question, against the table below it, its transcripts and its panel. */
export async function expectKept(page: Page, study: string, question: Question) {
  const recount = new Recount(page.request)
  for (const form of drawn("forms of a chart", forms, question.query)) {
    const chart = await openChart(page, study, question, form)
    expectEveryMark(chart)
    await expectRecounted(recount, chart)
    if (form === "dots") await expectPanelsKept(page, chart.marks)
    // A row of a mix opens its any harm, where all parts are of one variable and some are harm; else the outcome.
    const variables = new Set(chart.parts.map((part) => outcomeParts(part).key))
    const opensHarm = variables.size === 1 && question.harm.length > 0
    if (form === "mix")
      await expectPanelsKept(
        page,
        chart.marks.filter((mark) => opensHarm || isPart(mark)),
      )
  }
}

/** A chart as it is shown, and what a mix is made of. */
type Chart = { form: string; question: Question; marks: Mark[]; table: TableLine[]; parts: string[] }

async function openChart(page: Page, study: string, question: Question, form: string): Promise<Chart> {
  await page.goto(`${study}?${encoded(question.query)}&form=${form}`)
  await expect(page.getByRole("figure")).toBeVisible()
  const parts = form === "mix" ? partsOf(question, await legendOf(page)) : []
  return { form, question, parts, marks: await marksOf(page), table: await tableOf(page) }
}

function encoded(query: string): string {
  return query.replaceAll(/[>|!]/g, encodeURIComponent)
}

/** A mix is of the outcomes that are asked for; of one alone, of its variable's levels as the legend has them. */
function partsOf({ query, labels = {} }: Question, legend: string[]): string[] {
  const parameters = asked(`?${encoded(query)}`)
  const outcome = parameters.get("outcome") ?? ""
  const further = parameters.getAll("mix")
  const { key, sign } = outcomeParts(outcome)
  const levels = further.length === 0 && (sign === "=" || sign === "!=")
  const parts = levels ? legend.map((level) => `${key}=${labels[level] ?? level}`) : [outcome, ...further]
  expect(parts, `the legend of ${query}`).toHaveLength(legend.length)
  return parts
}

const isPart = ({ href }: Mark) => asked(href).has("part")
const place = ({ href }: Mark) => Number(asked(href).get("part"))

/** No line, cell or part of the chart is without its mark, and the table below has the same numbers. */
function expectEveryMark({ form, question, marks, table, parts }: Chart) {
  const keys = table[0]?.group.length ?? 0
  const rowsOnly = asked(`?${question.query}`).get("columns") === "none"
  const margins = form === "matrix" && !rowsOnly
  const whole = marks.filter((mark) => !isPart(mark))
  const lines = margins ? whole.filter(({ href }) => asked(href).getAll("open").length === keys) : whole
  const numbers = (k: number, n: number, missing: number) => `${k}/${n} and ${missing} missing`
  const shown = lines.map(({ words }) => promised(words)).map((one) => numbers(one.k, one.n, one.missing))
  expect(table.length, `${form} of ${question.query} has a table`).toBeGreaterThan(0)
  expect(shown.toSorted(), `${form} of ${question.query}`).toEqual(
    table
      .map((line) => numbers(countIn(line, "k", "any harm"), countIn(line, "n"), missingIn(line)))
      .toSorted(),
  )
  // Of panels and rows without their columns: each row of the heat map has its sum at the end.
  const rows = new Set(table.map(({ group }) => group.slice(0, -1).join("\n")))
  expect(whole.length - lines.length).toBe(margins ? rows.size : 0)

  const inTable = table.flatMap(({ numbers: own }) => {
    const cells = Object.values(own)
      .slice(0, parts.length + 1)
      .map(numberOf)
    return parts.length === 0 ? [] : cells.flatMap((count, part) => (count > 0 ? [`${part}: ${count}`] : []))
  })
  const drawn = marks.filter(isPart).map((mark) => `${place(mark)}: ${promised(mark.words).k}`)
  expect(drawn.toSorted()).toEqual(inTable.toSorted())
}

function countIn({ numbers }: TableLine, ...heads: string[]): number {
  const head = heads.find((one) => one in numbers)
  return head === undefined ? 0 : numberOf(numbers[head] ?? "")
}

function missingIn(line: TableLine): number {
  return ["failed", "not judged", "judge failed"].reduce((sum, head) => sum + countIn(line, head), 0)
}

/** Every mark's k, n and missing are those of its transcripts, and its line shows them. */
async function expectRecounted(recount: Recount, { form, question, marks, parts }: Chart) {
  const outcome = asked(`?${encoded(question.query)}`).get("outcome") ?? ""
  for (const mark of marks) {
    const { href, name, words, line } = mark
    const said = promised(words)
    const about = `${form} ${decodeURIComponent(href)}: ${words}`
    const [, own] = /: ((?:[\d,]+ of )?[\d,]+) transcripts$/.exec(name) ?? []
    if (form !== "matrix" && !isPart(mark)) {
      const rated = form !== "mix" || question.harm.length > 0
      expect(own?.replaceAll(",", ""), about).toBe(`${rated ? `${said.k} of ` : ""}${said.n}`)
    }
    if (form !== "mix") {
      expect(said, about).toEqual(await recount.rate(href, outcome))
      if (said.n > 0) expect(line.replaceAll(",", ""), about).toContain(`${said.k}/${said.n}`)
      continue
    }
    const mix = await recount.mix(href, parts, question.harm)
    if (isPart(mark)) {
      expect([said.k, said.n], about).toEqual([mix.counts[place(mark)], mix.n])
      continue
    }
    expect([said.n, said.missing], about).toEqual([mix.n, mix.missing])
    if (question.harm.length === 0) continue
    expect(said.k, about).toBe(mix.harm)
    expect(line.replaceAll(",", ""), about).toContain(`${said.k}/${said.n}`)
  }
}

/** Every mark's panel says the mark's numbers, and its lists are as long as it says. */
async function expectPanelsKept(page: Page, marks: Mark[]) {
  for (const { href, words } of drawn("panels of a chart", marks, page.url())) {
    const said = promised(words)
    const panel = await panelAt(page, href)
    const about = `the panel of ${words}`
    expect(panel.number, about).toBe(`${said.k}/${said.n}`)
    expect(panel.sides, about).toEqual([said.k, said.n - said.k])
    if (!asked(href).has("part")) expect(panel.missing, about).toBe(said.missing)
    expect(panel.lists.length, about).toBeGreaterThan(0)
    const totals = await listTotals(
      page,
      panel.lists.map((list) => list.href),
    )
    expect(
      panel.lists.map((list, i) => ({ ...list, count: totals[i] })),
      about,
    ).toEqual(panel.lists)
  }
}

import type { APIRequestContext } from "@playwright/test"

/** A mark of a chart: the address that it opens, and what its words say of its numbers. */
export type Mark = { href: string; words: string }
export type Counted = { k: number; n: number; missing: number }

type Listed = { values: Record<string, string | number> }

/** Counts the transcripts of a mark's group anew, from the exported list of the group's transcripts. */
export class Recount {
  private readonly groups = new Map<string, Promise<Listed[]>>()

  constructor(private readonly request: APIRequestContext) {}

  /** k of n for the outcome that the mark's address names, and how many have no value for it. */
  async rate(href: string): Promise<Counted> {
    const [outcome = ""] = asked(href).getAll("outcome")
    const hit = reader(outcome)
    const read = (await this.transcripts(href)).map(hit)
    const n = read.filter((one) => one !== null).length
    return { k: read.filter((one) => one === true).length, n, missing: read.length - n }
  }

  /** Of a mix of several outcomes: how many fit each first, and of the group how many have a value for all. */
  async mix(href: string): Promise<{ parts: number[]; n: number; missing: number }> {
    const query = asked(href)
    const readers = [...query.getAll("outcome"), ...query.getAll("mix")].map(reader)
    const all = await this.transcripts(href)
    const parts = readers.map(() => 0)
    let n = 0
    for (const one of all) {
      const read = readers.map((hit) => hit(one))
      if (read.includes(null)) continue
      n++
      const first = read.indexOf(true)
      if (first !== -1) parts[first] = (parts[first] ?? 0) + 1
    }
    return { parts, n, missing: all.length - n }
  }

  /** How many transcripts of the group have each level of the outcome's variable, in falling order. */
  async levels(href: string): Promise<number[]> {
    const key = keyOf(asked(href).get("outcome") ?? "")
    const counts = new Map<string | number, number>()
    for (const { values } of await this.transcripts(href)) {
      const value = values[key]
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts.values()].sort((a, b) => b - a)
  }

  private transcripts(href: string): Promise<Listed[]> {
    const address = exportOf(href)
    const known = this.groups.get(address) ?? this.read(address)
    this.groups.set(address, known)
    return known
  }

  private async read(address: string): Promise<Listed[]> {
    const response = await this.request.get(address)
    if (!response.ok()) throw new Error(`${address}: ${await response.text()}`)
    const lines = (await response.text()).split("\n").filter((line) => line !== "")
    return lines.map((line) => JSON.parse(line))
  }
}

function asked(href: string): URLSearchParams {
  return new URL(href, "http://exhibit.example").searchParams
}

/** The list of a mark's group: the population of its page, with the group's own levels in place of the page's. */
function exportOf(href: string): string {
  const { pathname } = new URL(href, "http://exhibit.example")
  const query = asked(href)
  const open = query.getAll("open").filter((clause) => clause !== "all")
  const keys = open.map((clause) => clause.split(":")[0])
  const list = new URLSearchParams({ format: "jsonl" })
  for (const name of ["judged", "missing", "search", "run", "since", "until", "labelled", "rule"])
    for (const value of query.getAll(name)) list.append(name, value)
  for (const clause of query.getAll("where")) {
    const [, key, sign] = /^(.+?)(>=|<=|!=|>|<|:)/.exec(clause) ?? []
    if (sign !== ":" || !keys.includes(key)) list.append("where", clause)
  }
  for (const clause of open) list.append("where", clause)
  return `${pathname}/transcripts/export?${list}`
}

const OUTCOME = /^(.+?)(>=|<=|!=|>|<|=)(.*)$/

function keyOf(outcome: string): string {
  const [, key = ""] = OUTCOME.exec(outcome) ?? []
  return key.replace(/^variable\./, "")
}

/** Whether a transcript has an outcome; null where it has no value. */
function reader(outcome: string): (one: Listed) => boolean | null {
  const [, , sign = "", levels = ""] = OUTCOME.exec(outcome) ?? []
  const key = keyOf(outcome)
  return ({ values }) => {
    const value = values[key]
    if (value === undefined) return null
    if (sign === "=") return levels.split("|").includes(String(value))
    if (sign === "!=") return !levels.split("|").includes(String(value))
    if (sign === ">=") return Number(value) >= Number(levels)
    if (sign === "<=") return Number(value) <= Number(levels)
    return sign === ">" ? Number(value) > Number(levels) : Number(value) < Number(levels)
  }
}

/** The numbers in a mark's words: "10 of 24: 42 % … missing: 2 failed, 1 not judged", "no data: 69 not judged". */
export function promised(words: string): Counted {
  const [, k = "0", n = "0"] = /([\d,]+) of ([\d,]+)/.exec(words) ?? []
  const [, reasons = ""] = /(?:missing|no data): (.*)$/.exec(words) ?? []
  const missing = [...reasons.matchAll(/([\d,]+) (?:failed|not judged|where the judge failed)/g)]
  return {
    ...{ k: numberOf(k), n: numberOf(n) },
    missing: missing.reduce((sum, [, count = "0"]) => sum + numberOf(count), 0),
  }
}

export function numberOf(text: string): number {
  return Number(text.replaceAll(",", ""))
}

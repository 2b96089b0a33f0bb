import type { APIRequestContext } from "@playwright/test"

export type Counted = { k: number; n: number; missing: number }
/** A mix: how many fit each part first, at the end how many fit none, and how many fit one that is harm. */
export type Mixed = { counts: number[]; harm: number; n: number; missing: number }

type Listed = { values: Record<string, string | number | null> }

/** Counts the transcripts of a mark's group anew, from the exported list of the group's transcripts. */
export class Recount {
  private readonly groups = new Map<string, Promise<Listed[]>>()

  constructor(private readonly request: APIRequestContext) {}

  /** k of n for an outcome in the group of a mark's address, and how many have no value for it. */
  async rate(href: string, outcome: string): Promise<Counted> {
    const read = (await this.transcripts(href)).map(reader(outcome))
    const n = read.filter((one) => one !== null).length
    return { k: read.filter((one) => one === true).length, n, missing: read.length - n }
  }

  /** A mix of these outcomes, in this order, in the group of a mark's address. */
  async mix(href: string, parts: string[], harm: string[]): Promise<Mixed> {
    const all = await this.transcripts(href)
    const read = all.map((one) => parts.map((part) => reader(part)(one)))
    const judged = read.filter((hits) => !hits.includes(null))
    const fitted = judged.map((hits) => (hits.includes(true) ? hits.indexOf(true) : parts.length))
    const counts = [...parts, "none of these"].map((_, part) => fitted.filter((own) => own === part).length)
    const harmed = fitted.filter((part) => harm.includes(parts[part] ?? ""))
    return { counts, harm: harmed.length, n: judged.length, missing: all.length - judged.length }
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

/** The parameters of an address, as the page of a mark's link reads them. */
export function asked(href: string): URLSearchParams {
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

/** An outcome's variable, its comparison, and what it is compared with. */
export function outcomeParts(outcome: string): { key: string; sign: string; levels: string } {
  const [, key, sign, levels] = OUTCOME.exec(outcome) ?? []
  if (key === undefined || sign === undefined || levels === undefined)
    throw new Error(`Not an outcome that is written out: ${outcome}`)
  return { key: key.replace(/^variable\./, ""), sign, levels }
}

/** Whether a transcript has an outcome; null where it has no value. */
function reader(outcome: string): (one: Listed) => boolean | null {
  const { key, sign, levels } = outcomeParts(outcome)
  return ({ values }) => {
    const value = values[key] ?? null
    if (value === null) return null
    if (sign === "=") return levels.split("|").includes(String(value))
    if (sign === "!=") return !levels.split("|").includes(String(value))
    if (sign === ">=") return Number(value) >= Number(levels)
    if (sign === "<=") return Number(value) <= Number(levels)
    return sign === ">" ? Number(value) > Number(levels) : Number(value) < Number(levels)
  }
}

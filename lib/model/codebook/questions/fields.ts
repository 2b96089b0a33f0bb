import { z } from "zod"
import { type AskIf, type Question, QuestionDefinition, QuestionKind, SpansNeeded } from "./definition"

// A question as a form holds it: text as it was typed, and rows of levels.

export type LevelFields = {
  /** The key that the stored level has; empty for a row that was added. */
  was: string
  key: string
  label: string
  definition: string
  /** One a line. */
  examples: string
  harm: "" | "yes" | "no"
}

export type QuestionFields = {
  key: string
  /** The version that it was made from; null for a new question. */
  base: number | null
  question: string
  help: string
  kind: QuestionKind
  low: string
  high: string
  /** Each as "question=level". */
  askIf: string[]
  spans: SpansNeeded
  note: string
  levels: LevelFields[]
}

export const EMPTY_LEVEL: LevelFields = {
  ...{ was: "", key: "", label: "", definition: "", examples: "", harm: "" },
}

export const NEW_QUESTION: QuestionFields = {
  ...{ key: "", base: null, question: "", help: "", kind: "one", low: "", high: "", askIf: [] },
  ...{ spans: "optional", note: "", levels: [EMPTY_LEVEL, EMPTY_LEVEL] },
}

export function fieldsOf({ key, version, definition }: Omit<Question, "id" | "versionId">): QuestionFields {
  const { question, help, kind, range, askIf, spans, levels } = definition
  return {
    ...{ key, base: version, question, help, kind, spans, note: "" },
    ...{ low: range ? String(range.low) : "", high: range ? String(range.high) : "" },
    askIf: askIf ? askIf.levels.map((level) => `${askIf.question}=${level}`) : [],
    levels: levels.map((level) => ({
      ...{ was: level.key, key: level.key, label: level.label, definition: level.definition },
      examples: level.examples.join("\n"),
      harm: level.harm === undefined ? "" : level.harm ? "yes" : "no",
    })),
  }
}

/** The fields of a form that was sent. Every row sends each of its fields once, so that they stand side by side. */
export function readFields(form: {
  get(name: string): unknown
  getAll(name: string): unknown[]
}): QuestionFields {
  const text = (name: string) => cleanText(form.get(name))
  const column = (name: string) => form.getAll(`level ${name}`).map(cleanText)
  const columns = {
    ...{ was: column("was"), key: column("key"), label: column("label"), definition: column("definition") },
    ...{ examples: column("examples"), harm: column("harm") },
  }
  const base = Number(text("base"))
  return {
    ...{ key: text("key").trim(), base: Number.isInteger(base) && base > 0 ? base : null },
    ...{ question: text("question"), help: text("help"), low: text("low"), high: text("high") },
    ...{ kind: QuestionKind.catch("one").parse(text("kind")), note: text("note") },
    spans: SpansNeeded.catch("optional").parse(text("spans")),
    askIf: form.getAll("askIf").map(cleanText),
    levels: columns.label.map((label, row) => ({
      ...{ was: columns.was[row] ?? "", key: columns.key[row] ?? "", label },
      ...{ definition: columns.definition[row] ?? "", examples: columns.examples[row] ?? "" },
      harm: z.enum(["", "yes", "no"]).catch("").parse(columns.harm[row]),
    })),
  }
}

/** The inverse of `readFields`: what a form with these fields sends. */
export function sentFields({ levels, askIf, base, ...own }: QuestionFields): [name: string, value: string][] {
  return [
    ...Object.entries(own),
    ...(base === null ? [] : [["base", String(base)] satisfies [string, string]]),
    ...askIf.map((one): [string, string] => ["askIf", one]),
    ...levels.flatMap((level) =>
      Object.entries(level).map(([name, value]): [string, string] => [`level ${name}`, value]),
    ),
  ]
}

function cleanText(value: unknown): string {
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").replaceAll("\0", "") : ""
}

/** The definition that the fields say, or what is wrong with them; rows that hold nothing are left out. */
export function definitionOf(fields: QuestionFields): QuestionDefinition | string {
  const { kind } = fields
  const waits = waitsOf(fields.askIf)
  if (typeof waits === "string") return waits
  const range = rangeOf(fields)
  if (typeof range === "string") return range
  const levelled = kind !== "number" && kind !== "text"
  const rows = fields.levels.filter(
    ({ label, key, definition }) => `${label}${key}${definition}`.trim() !== "",
  )
  const unnamed = levelled ? rows.findIndex(({ label }) => label.trim() === "") : -1
  if (unnamed !== -1) return `Level ${unnamed + 1} has no name.`
  const keyless = levelled ? rows.find((row) => levelOf(row).key === "") : undefined
  if (keyless)
    return `The level “${keyless.label.trim()}” needs a key: its name has no letter or digit to make one of.`
  const parsed = QuestionDefinition.safeParse({
    ...{
      question: fields.question,
      help: fields.help.trim(),
      kind,
      range,
      askIf: waits,
      spans: fields.spans,
    },
    levels: levelled ? rows.map(levelOf) : [],
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return issue?.path[0] === "question" ? "The question has no words yet." : (issue?.message ?? "unreadable")
}

function levelOf({ was, key, label, definition, examples, harm }: LevelFields) {
  return {
    key: was || key.trim() || keyOf(label),
    label: label.trim(),
    definition: definition.trim(),
    examples: examples
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
    ...(harm === "" ? {} : { harm: harm === "yes" }),
  }
}

/** "Leak to all staff" → "leak_to_all_staff". */
export function keyOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, "_")
    .replace(/^_+|_+$/g, "")
}

function waitsOf(chosen: string[]): AskIf | null | string {
  const pairs = chosen.map(
    (one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)] as const,
  )
  const [first] = pairs
  if (!first) return null
  if (pairs.some(([question]) => question !== first[0]))
    return "A question waits for the answer to one other question, not to several."
  return { question: first[0], levels: pairs.map(([, level]) => level) }
}

function rangeOf({ kind, low, high }: QuestionFields): { low: number; high: number } | null | string {
  if (kind !== "number" || (low.trim() === "" && high.trim() === "")) return null
  const [from, to] = [low, high].map((end) => (end.trim() === "" ? Number.NaN : Number(end)))
  if (from === undefined || to === undefined || !Number.isFinite(from) || !Number.isFinite(to))
    return "A range takes two numbers."
  return { low: from, high: to }
}

/** The rows after a button was pressed: "add", "up 2", "down 2", "remove 2"; null for another button. */
export function arrangeLevels(
  levels: LevelFields[],
  pressed: string,
): { levels: LevelFields[]; at: number } | null {
  if (pressed === "add") return { levels: [...levels, EMPTY_LEVEL], at: levels.length }
  const [, how, digits] = /^(up|down|remove) (\d+)$/.exec(pressed) ?? []
  const at = Number(digits)
  const row = levels[at]
  if (how === undefined || !row) return null
  if (how === "remove") return { levels: levels.toSpliced(at, 1), at: Math.min(at, levels.length - 2) }
  const to = how === "up" ? at - 1 : at + 1
  const other = levels[to]
  return other ? { levels: levels.with(at, other).with(to, row), at: to } : { levels, at }
}

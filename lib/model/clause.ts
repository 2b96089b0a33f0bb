// Clauses are how a population is written in addresses, on the command line and in the API:
// "model:aster-1", "belief:" (has no value), "severity>=7". An outcome is written "harmful=yes" or
// "outcome=blackmail|leak".

export type Comparison = "=" | "!=" | ">=" | "<=" | ">" | "<"

/**
 * Key is `model`, `provider`, a factor or a variable; an empty value means "has no value". "!=" asks for what has
 * a value, and another one.
 */
export type Clause = { key: string; op: Comparison; value: string }

/** Values are alternatives, with "!=" none of them is meant; without a value, the variable's own harm levels. */
export type Outcome = { key: string; op: Comparison; values: string[] }

const GRAMMAR = /^([^:=<>|]+?)(>=|<=|!=|>|<|:|=)(.*)$/s

/** Reads "KEY:VALUE", "KEY=VALUE", "KEY!=VALUE" or "KEY>=NUMBER"; null when it is none of them. */
export function parseClause(text: string): Clause | null {
  const match = GRAMMAR.exec(text.replaceAll("\u0000", ""))
  if (!match) return null
  const [, key = "", sign = "", value = ""] = match
  const op = sign === ":" ? "=" : comparison(sign)
  if (op !== "=" && op !== "!=" && !isNumber(value)) return null
  return { key: key.trim(), op, value: value.trim() }
}

/** The inverse of parseClause. */
export function formatClause({ key, op, value }: Clause): string {
  return `${key}${op === "=" ? ":" : op}${value}`
}

/** Reads "VARIABLE", "VARIABLE=LEVEL", "VARIABLE=A|B", "VARIABLE!=LEVEL" or "VARIABLE>=NUMBER"; null when it is none of them. */
export function parseOutcome(text: string): Outcome | null {
  if (/^[^:=<>|]+$/.test(text.trim())) return { key: text.trim(), op: "=", values: [] }
  const clause = parseClause(text)
  if (!clause || clause.value === "") return null
  return {
    key: clause.key,
    op: clause.op,
    values: isLevel(clause.op) ? alternatives(clause.value) : [clause.value],
  }
}

/** The inverse of parseOutcome. */
export function formatOutcome({ key, op, values }: Outcome): string {
  return values.length === 0 ? key : `${key}${op}${values.map(escapeBar).join("|")}`
}

/** A level may hold a bar itself; then a backslash stands before it. */
function escapeBar(value: string): string {
  return value.replace(/[\\|]/g, "\\$&")
}

function alternatives(text: string): string[] {
  const values = text.match(/(?:^|(?<=\|))(?:\\.|[^\\|])*/gs) ?? []
  return values.map((value) => value.replace(/\\(.)/gs, "$1"))
}

function comparison(sign: string): Comparison {
  return sign === "!=" || sign === ">=" || sign === "<=" || sign === ">" || sign === "<" ? sign : "="
}

const opposites: Record<Comparison, Comparison> = {
  ...{ "=": "!=", "!=": "=", ">=": "<", "<": ">=", "<=": ">", ">": "<=" },
}

/** What the other transcripts with a value have: the outcome whose k is this one's n − k. */
export function complement({ key, op, values }: Outcome): Outcome {
  return { key, op: opposites[op], values }
}

/** Whether a comparison is with levels as they are written, and not with a number's size. */
export function isLevel(op: Comparison): boolean {
  return op === "=" || op === "!="
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text))
}

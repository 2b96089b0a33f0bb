import { createParser } from "nuqs/server"
import { formatClause, formatOutcome, parseClause, parseOutcome } from "@/lib/model/clause"
import { parseMissing } from "@/lib/model/population/missing"

export const clause = createParser({
  parse: parseClause,
  serialize: formatClause,
  eq: (a, b) => formatClause(a) === formatClause(b),
})

export const outcome = createParser({
  parse: parseOutcome,
  serialize: formatOutcome,
  eq: (a, b) => formatOutcome(a) === formatOutcome(b),
})

export const missingKey = createParser({
  parse: (text) => (!text.includes(":") || parseMissing(text).reason !== null ? text : null),
  serialize: (text: string) => text,
})

/** Postgres text has no NUL; nothing that is stored can have it. */
export const searchText = createParser({
  parse: (text) => text.replaceAll("\u0000", ""),
  serialize: (text: string) => text,
})

/** An id as Postgres counts them; a greater number is no run. */
export const runId = createParser({
  parse: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
  serialize: (id: number) => String(id),
})

/** Of the calendar: 31 February is none, though Date.parse reads it as a day in March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

export const day = createParser({
  parse: (text) => (isDay(text) ? text : null),
  serialize: (text: string) => text,
})

/** A name; the empty text that a form sends for a choice that was left open is none. */
export const named = createParser({
  parse: (text) => (text === "" || text.includes("\u0000") ? null : text),
  serialize: (text: string) => text,
})

export const queueId = createParser({
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  serialize: (id: number) => String(id),
})

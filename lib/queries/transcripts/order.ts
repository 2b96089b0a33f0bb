import "server-only"
import { z } from "zod"
import type { ListView } from "@/lib/filters/transcripts"
import { Prisma } from "@/lib/generated/prisma/client"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Variable } from "@/lib/model/study"
import type { Reading } from "@/lib/queries/population/readings"
import { keyValue } from "@/lib/queries/population/where"
import { resolveKey, variablesAmong } from "@/lib/queries/studies/keys"

const { sql, raw } = Prisma
type Sql = Prisma.Sql

/** A list's order: one expression, ties broken by the transcript's id, so that every page is stable. */
export type ListOrder = {
  /** The expression as text, for a cursor. */
  text: Sql
  by(direction: Direction): Sql
  /** Rows beyond a cursor in a direction. */
  beyond(cursor: Cursor, direction: Direction, including?: boolean): Sql
}

export type Direction = "asc" | "desc"
export type Cursor = { value: string; id: string }

/** Sorts by `order` (as imported), `sample`, `messages`, `characters`, or any key; missing values first. */
export function listOrder(
  catalogue: Catalogue,
  { sort }: Pick<ListView, "sort">,
  read: (variable: Variable) => Reading,
): ListOrder {
  const { expression, type } = expressionOf(catalogue, sort, read)
  const own = sql`(${expression})`
  return {
    text: sql`${own}::text`,
    by: (direction) => sql`${own} ${raw(direction)}, t.id ${raw(direction)}`,
    beyond: ({ value, id }, direction, including = false) => {
      const sign = raw(`${direction === "asc" ? ">" : "<"}${including ? "=" : ""}`)
      return sql`(${own}, t.id) ${sign} (${value}::text::${raw(type)}, ${id}::text::bigint)`
    },
  }
}

function expressionOf(catalogue: Catalogue, sort: string, read: (variable: Variable) => Reading) {
  if (sort === "order") return { expression: sql`t.id`, type: "bigint" }
  if (sort === "sample") return { expression: sql`t.sample_id`, type: "text" }
  if (sort === "messages") return { expression: sql`t.message_count`, type: "int" }
  if (sort === "characters") return { expression: sql`t.characters`, type: "int" }
  const key = resolveKey(catalogue, sort)
  if (key.type === "variable" && key.variable.kind === "number") {
    return { expression: sql`coalesce(${read(key.variable).number}, '-Infinity'::float8)`, type: "float8" }
  }
  return { expression: sql`coalesce(${keyValue(catalogue, sort, read)}, '')`, type: "text" }
}

/** The variable that an order needs read, where cells do not hold it. */
export function orderVariables(catalogue: Catalogue, { sort }: Pick<ListView, "sort">): Variable[] {
  if (["order", "sample", "messages", "characters"].includes(sort)) return []
  return variablesAmong(catalogue, [sort])
}

const CursorParts = z.tuple([z.string(), z.string().regex(/^[^\0]*$/), z.string().regex(/^\d{1,18}$/)])

export function writeCursor({ value, id }: Cursor, sort: string): string {
  return Buffer.from(JSON.stringify([sort, value, id])).toString("base64url")
}

/** Throws QuestionError on a cursor that a list of this order did not write. */
export function readCursor(text: string, sort: string): Cursor {
  try {
    const [own, value, id] = CursorParts.parse(JSON.parse(Buffer.from(text, "base64url").toString()))
    if (own === sort) return { value, id }
  } catch {
    // Whatever is wrong with it, it is not a cursor of this list.
  }
  throw new QuestionError("This page of the list does not exist: its address was cut or changed.")
}

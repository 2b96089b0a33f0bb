import "server-only"
import { Prisma } from "@/lib/generated/prisma/client"
import { QuestionError } from "@/lib/model/question-error"

const { sql } = Prisma

/** Scripts written without spaces, where full text has no words to find, and queries without any word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

export function searchesWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && !UNSPACED.test(text)
}

/**
 * The query as Postgres reads it: quotes for phrases, OR, - for not. The signs of addresses, paths
 * and names are spaces, as in the index (search_vector in the migration).
 */
export function wordQuery(text: string): Prisma.Sql {
  const split = text.replace(/[@./_<>]|(?<=\S)-|-(?![\p{L}\p{N}"])/gu, " ")
  return sql`websearch_to_tsquery('simple', ${split})`
}

/** True for a body `b` that has the words, anywhere in it. */
export function bodyMatches(text: string): Prisma.Sql {
  if (!searchesWords(text)) return sql`b.text ILIKE ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`
  const query = wordQuery(text)
  return sql`(search_vector(b.text) @@ ${query} OR EXISTS (
      SELECT FROM body_overflow o WHERE o.body_hash = b.hash AND search_vector(o.text) @@ ${query}))`
}

/** The transcripts `t` with a message that has the words. */
export function searchClause(text: string): Prisma.Sql {
  if (searchesWords(text) && wordsOf(text).length === 0) {
    throw new QuestionError("A search needs a word that is there, besides those that are not.")
  }
  const bodies = searchesWords(text)
    ? sql`SELECT b.hash FROM body b WHERE search_vector(b.text) @@ ${wordQuery(text)}
          UNION SELECT o.body_hash FROM body_overflow o WHERE search_vector(o.text) @@ ${wordQuery(text)}`
    : sql`SELECT b.hash FROM body b WHERE ${bodyMatches(text)}`
  // Looked up once: planned as a part of the join, every message may have all bodies made into words again.
  return sql`t.id IN (
      WITH found AS MATERIALIZED (${bodies})
      SELECT me.transcript_id FROM message me JOIN found ON found.hash = me.body_hash)`
}

/** The words that a query wants, without those that it does not want. */
function wordsOf(query: string): string[] {
  const unwanted = /(?<=^|\s)-("[^"]*"?|\S+)/gu
  return (query.replace(unwanted, " ").match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word !== "OR")
}

const BEFORE = 60
const LENGTH = 200

/** A stretch of the text around the first of the query's words, with the ranges of the words in it. */
export function snippetOf(text: string, query: string): { snippet: string; marks: [number, number][] } {
  const words = searchesWords(query) ? wordsOf(query) : [query]
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  const bounds = searchesWords(query) ? ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"] : ["", ""]
  const pattern = new RegExp(`${bounds[0]}(?:${escaped.join("|")})${bounds[1]}`, "giu")
  const first = escaped.length > 0 ? text.search(pattern) : -1
  const start = Math.max(0, first - BEFORE)
  const snippet = text.slice(start, start + LENGTH)
  if (first === -1) return { snippet, marks: [] }
  const marks = [...snippet.matchAll(pattern)].map(({ index, 0: word }): [number, number] => [
    index,
    index + word.length,
  ])
  return { snippet, marks }
}

import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { lettersOf, type QuotedPlaces } from "@/lib/model/reader/spans/citations"

/** Beyond these, quotes are left as they are: reading must not wait for them. */
const CHARACTERS = 2_000_000
const LOOSELY = 300_000
const QUOTES = 60

const Exact = z.object({ words: z.string(), message: z.int(), before: z.string() })
const Text = z.object({ message: z.int(), text: z.string() })

/**
 * Where words stand in a transcript: their first place in what the agent wrote, else in any message; if not to the
 * letter, the message that has them but for spaces, signs and case, without a range; null where none has. Ranges in
 * UTF-16 code units. Empty for a transcript of more than 2,000,000 characters; of one with more than 300,000, words that
 * do not stand there to the letter are left out; of more than 60 quotes the rest is not looked for.
 */
export async function placesOfWords(
  publicId: string,
  study: string,
  quoted: string[],
): Promise<QuotedPlaces> {
  const words = [...new Set(quoted)].filter((one) => one !== "").slice(0, QUOTES)
  if (words.length === 0) return {}
  const where = { publicId, study: { slug: study }, characters: { lte: CHARACTERS } }
  const transcript = await db().transcript.findFirst({ where, select: { id: true, characters: true } })
  if (!transcript) return {}
  const found = await exactly(transcript.id, words)
  const rest = words.filter((one) => !(one in found))
  if (transcript.characters > LOOSELY || rest.length === 0) return found
  return { ...found, ...(await loosely(transcript.id, rest)) }
}

async function exactly(transcript: bigint, words: string[]): Promise<QuotedPlaces> {
  const rows = await db().$queryRaw`
    SELECT q.words, hit.message, hit.before FROM unnest(${words}::text[]) AS q(words)
    CROSS JOIN LATERAL (
      SELECT me.ordinal AS message, left(b.text, strpos(b.text, q.words) - 1) AS before
      FROM message me JOIN body b ON b.hash = me.body_hash
      WHERE me.transcript_id = ${transcript} AND strpos(b.text, q.words) > 0
      ORDER BY b.role <> 'assistant', me.ordinal LIMIT 1
    ) hit`
  return Object.fromEntries(
    z
      .array(Exact)
      .parse(rows)
      .map(({ words: one, message, before }) => [
        one,
        { message, at: [before.length, before.length + one.length] },
      ]),
  )
}

/** By letters and digits alone; words that have none are left out. */
async function loosely(transcript: bigint, words: string[]): Promise<QuotedPlaces> {
  const rows = await db().$queryRaw`
    SELECT me.ordinal AS message, b.text FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ${transcript} ORDER BY b.role <> 'assistant', me.ordinal`
  const texts = z
    .array(Text)
    .parse(rows)
    .map(({ message, text }) => ({ message, letters: lettersOf(text) }))
  return Object.fromEntries(
    words.flatMap((one) => {
      const wanted = lettersOf(one)
      const hit = texts.find(({ letters }) => letters.includes(wanted))
      return wanted === "" ? [] : [[one, hit ? { message: hit.message } : null]]
    }),
  )
}

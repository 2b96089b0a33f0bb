import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { ReaderPlace } from "@/lib/model/reader/shown"
import type { AddressQuote } from "@/lib/model/reader/spans/address"
import {
  type FoundQuote,
  findAddressQuote,
  fullAgreement,
  type LinkedSpan,
  tellingWord,
} from "@/lib/model/reader/spans/address-find"

/** A place in another message must agree by so many characters more: the address named this one. */
const NAMED = 8
/** Messages that are looked through at once. */
const TOGETHER = 50

/**
 * Where the span of an address is in a transcript as it is stored now: where the address says, if the words stand
 * there among the surroundings that it quotes; else where in that message, or in any, they do so best. Without a
 * quote there is only the place to go by. Messages by ordinal.
 */
export async function linkedSpan(
  transcript: { id: bigint },
  place: ReaderPlace,
  quote: AddressQuote | null,
): Promise<LinkedSpan> {
  if (!quote && !place.at)
    return { ...place, at: null, found: await messageFound(transcript.id, place.message) }
  const [own] = await readTexts(transcript.id, [place.message])
  if (!quote) return unquoted(place, own?.text)
  const here = own ? findAddressQuote(own.text, quote, place.at) : null
  const full = fullAgreement(quote)
  if (here?.agrees === full) return inMessage(place, here)
  const least = here ? here.agrees + NAMED : 0
  const there = least > full ? null : await findElsewhere(transcript.id, place.message, quote, least)
  if (there) return { message: there.message, at: there.at, found: "elsewhere" }
  return here ? inMessage(place, here) : { message: place.message, at: null, found: "gone" }
}

function inMessage({ message, at: stored }: ReaderPlace, { at }: FoundQuote): LinkedSpan {
  const there = !stored || (stored[0] === at[0] && stored[1] === at[1])
  return { message, at, found: there ? "there" : "moved" }
}

function unquoted({ message, at }: ReaderPlace, text: string | undefined): LinkedSpan {
  if (text === undefined || (at && at[0] >= text.length)) return { message, at: null, found: "gone" }
  return { message, at: at ? [at[0], Math.min(at[1], text.length)] : null, found: "there" }
}

/** The best place in any other message, from the nearest on; null when none agrees by so much. */
async function findElsewhere(
  transcript: bigint,
  message: number,
  quote: AddressQuote,
  least: number,
): Promise<(FoundQuote & { message: number }) | null> {
  const ordinals = await messagesWith(transcript, tellingWord(quote), message)
  let best: (FoundQuote & { message: number }) | null = null
  for (let i = 0; i < ordinals.length; i += TOGETHER) {
    const texts = new Map(
      (await readTexts(transcript, ordinals.slice(i, i + TOGETHER))).map(({ ordinal, text }) => [
        ordinal,
        text,
      ]),
    )
    for (const ordinal of ordinals.slice(i, i + TOGETHER)) {
      const found = findAddressQuote(texts.get(ordinal) ?? "", quote)
      if (!found || found.agrees < least || (best && found.agrees <= best.agrees)) continue
      best = { ...found, message: ordinal }
      if (found.agrees === fullAgreement(quote)) return best
    }
  }
  return best
}

/** Ordinals of the other messages that hold a word, the nearest first. */
async function messagesWith(transcript: bigint, word: string, message: number): Promise<number[]> {
  if (word === "") return []
  const rows = await db().$queryRaw`
    SELECT me.ordinal FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ${transcript} AND me.ordinal <> ${message} AND position(${word} IN b.text) > 0
    ORDER BY abs(me.ordinal - ${message}), me.ordinal`
  return z
    .array(z.object({ ordinal: z.int() }))
    .parse(rows)
    .map(({ ordinal }) => ordinal)
}

async function messageFound(transcriptId: bigint, ordinal: number): Promise<"there" | "gone"> {
  const message = await db().message.findUnique({
    where: { transcriptId_ordinal: { transcriptId, ordinal } },
    select: { ordinal: true },
  })
  return message ? "there" : "gone"
}

async function readTexts(transcript: bigint, ordinals: number[]) {
  const rows = await db().$queryRaw`
    SELECT me.ordinal, b.text FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ${transcript} AND me.ordinal = ANY(${ordinals}::int[])`
  return z.array(z.object({ ordinal: z.int(), text: z.string() })).parse(rows)
}

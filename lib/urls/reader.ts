import type { Route } from "next"
import { type ListView, serializeList } from "@/lib/filters/transcripts"
import type { Filters } from "@/lib/model/population/filters"
import { withFind } from "@/lib/model/reader/find/address"
import type { FindQuery } from "@/lib/model/reader/find/scan"
import { formatPlace } from "@/lib/model/reader/place-address"
import type { ReaderPlace } from "@/lib/model/reader/shown"
import { type AddressQuote, formatQuote } from "@/lib/model/reader/spans/address"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { TextRange } from "@/lib/model/transcript"
import { route } from "@/lib/urls/route"

/** A transcript, in the list one came from, at a message (its ordinal, from 0) of it. */
export function transcriptUrl(
  id: string,
  from?: { study: string; list?: Partial<Filters & ListView> },
  message?: number,
): Route {
  const list = from?.list ? serializeList(from.list).replace("?", "&") : ""
  const own = [from && `study=${from.study}${list}`, message !== undefined && `at=${message + 1}`]
  const query = own.filter(Boolean).join("&")
  return route(`/t/${id}${query && `?${query}`}${message === undefined ? "" : `#m${message + 1}`}`)
}

/** A transcript's address with a search in it, at a span where one is given; all else stays. */
export function findUrl(address: string, query: FindQuery | null, place?: ReaderPlace | null): Route {
  const [path = "", given = ""] = (address.split("#")[0] ?? "").split("?")
  const parameters = withFind(new URLSearchParams(given), query)
  if (place) {
    parameters.set("at", formatPlace(place))
    parameters.delete("quote")
  }
  const text = parameters.toString().replaceAll("%3A", ":")
  return route(`${path}${text && `?${text}`}${place ? "#at" : ""}`)
}

/** A transcript's address, as it is without a place, at a message (its ordinal, from 0). */
export function atMessage(address: Route, message: number): Route {
  return route(`${address}${address.includes("?") ? "&" : "?"}at=${message + 1}#m${message + 1}`)
}

/** What the reader fetches of a transcript while one reads: rows by index, the outline, a part of one text. */
export function readerRowsUrl(id: string, study: string, [from, to]: [number, number]): Route {
  return route(`/t/${id}/rows?study=${study}&from=${from}&to=${to}`)
}

export function readerOutlineUrl(id: string, study: string): Route {
  return route(`/t/${id}/outline?study=${study}`)
}

export function readerTextUrl(
  id: string,
  study: string,
  message: number,
  [from, to]: [number, number],
): Route {
  return route(`/t/${id}/text?study=${study}&message=${message + 1}&from=${from}&to=${to}`)
}

export function readerFindUrl(id: string, study: string, query: FindQuery): Route {
  const options = `${query.regex ? "&regex=1" : ""}${query.case ? "&case=1" : ""}`
  return route(`/t/${id}/find?study=${study}&q=${encodeURIComponent(query.text)}${options}`)
}

/** A transcript as one document, to print. */
export function printUrl(id: string, study: string): Route {
  return route(`/t/${id}/print?study=${study}`)
}

/** One message's text as it was stored, and nothing else. */
export function messageTextUrl(id: string, study: string, ordinal: number): Route {
  return route(`/api/v1/transcripts/${id}/messages/${ordinal + 1}?study=${study}`)
}

/** An image that a message holds; block is its index among the message's blocks. */
export function messageImageUrl(id: string, study: string, ordinal: number, block: number): Route {
  return route(`/api/v1/transcripts/${id}/messages/${ordinal + 1}/images/${block}?study=${study}`)
}

/** Another transcript of its cell at random, or the most alike with the opposite outcome: redirects to it. */
export function neighbourUrl(
  id: string,
  study: string,
  which: "another" | "opposite",
  { beside = false, rule = DEFAULT_RULE }: { beside?: boolean; rule?: string } = {},
): Route {
  const own = `${beside ? "&beside=yes" : ""}${rule === DEFAULT_RULE ? "" : `&rule=${encodeURIComponent(rule)}`}`
  return route(`/t/${id}/typical/${which}?study=${study}${own}`)
}

/** Two transcripts turn by turn; `other` is the second's study where it is another, `from` the first turn shown. */
export function besideUrl(
  a: string,
  b: string,
  { study, other = study, from = 1 }: { study: string; other?: string; from?: number },
): Route {
  const own = `${other === study ? "" : `&other=${other}`}${from > 1 ? `&from=${from}` : ""}`
  return route(`/t/${a}/beside/${b}?study=${study}${own}`)
}

/**
 * A span of a transcript, lit and in view, found by its quote if its offsets have moved; without offsets by the quote
 * alone, within the message.
 */
export function spanUrl(
  id: string,
  from: { study: string; list?: Partial<Filters & ListView> } | undefined,
  place: ReaderPlace,
  quote: AddressQuote | null,
): Route {
  if (!place.at && !quote) return transcriptUrl(id, from, place.message)
  const whole = transcriptUrl(id, from)
  const said = quote ? `&quote=${encodeURIComponent(formatQuote(quote))}` : ""
  return route(`${whole}${whole.includes("?") ? "&" : "?"}at=${formatPlace(place)}${said}#at`)
}

/** A part of one message's raw text, with what was parsed out of it, as JSON. */
export function rawPartUrl(id: string, study: string, ordinal: number, [from, to]: TextRange): Route {
  return route(`${messageTextUrl(id, study, ordinal)}&form=parts&from=${from}&to=${to}`)
}

/** The raw text of a transcript, or of some of its messages; each part as "12", "12:5-99" or "12-40". */
export function rawTextUrl(id: string, study: string, parts: string[] = []): Route {
  return route(`/t/${id}/raw?study=${study}${parts.map((part) => `&part=${part}`).join("")}`)
}

/** A judgement of a transcript, beside it. */
export const judgementUrl = (id: string, study: string, judgement: string): Route =>
  route(`${transcriptUrl(id, { study })}#v-${judgement}`)

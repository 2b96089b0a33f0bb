import type { RawPage } from "@/lib/model/reader/raw/parts"
import { formatSelection, messagesOf, type RawSelection } from "@/lib/model/reader/raw/selection"
import type { ReaderPlace } from "@/lib/model/reader/shown"
import { addressQuote } from "@/lib/model/reader/spans/address"
import { wholeCharacters } from "@/lib/model/span"
import { rawPartUrl, rawTextUrl, spanUrl } from "@/lib/urls/reader"

/** What a quote is attributed to: the model, the study’s title, the sample’s id. */
export type QuoteSource = { model: string; study: string; sample: string }
type Transcript = { id: string; study: string }

/** More than a quote keeps of what stands around it. */
const AROUND = 32

/** The address of a place, with its words as they are stored. @throws Error when these cannot be loaded. */
export async function addressOf({ id, study }: Transcript, { message, at }: ReaderPlace): Promise<string> {
  const site = window.location.origin
  if (!at) return site + spanUrl(id, { study }, { message }, null)
  const page: RawPage = await (
    await answered(rawPartUrl(id, study, message, [Math.max(0, at[0] - AROUND), at[1] + AROUND]))
  ).json()
  const [from, to] = wholeCharacters(page.text, [at[0] - page.at[0], at[1] - page.at[0]])
  const place = { message, at: [from + page.at[0], to + page.at[0]] satisfies [number, number] }
  return site + spanUrl(id, { study }, place, addressQuote(page.text, [from, to]))
}

/** The text of some parts of a transcript as it is stored. @throws Error when it cannot be loaded. */
export async function textOf({ id, study }: Transcript, parts: RawSelection[]): Promise<string> {
  return (await answered(rawTextUrl(id, study, parts.map(formatSelection)))).text()
}

/** Some parts of a transcript as a quote that says whose words they are and where they stand. */
export async function quotedText(
  transcript: Transcript,
  source: QuoteSource,
  parts: RawSelection[],
  place: ReaderPlace,
): Promise<string> {
  const [text, address] = await Promise.all([textOf(transcript, parts), addressOf(transcript, place)])
  return `“${text.trim()}”\n\n${source.model}, ${source.study}, sample ${source.sample}, ${messageWords(parts)}\n${address}\n`
}

/** "message 12" or "messages 12 to 15". */
export function messageWords(parts: RawSelection[]): string {
  const [first, last] = messagesOf(parts) ?? [0, 0]
  return first === last ? `message ${first + 1}` : `messages ${first + 1} to ${last + 1}`
}

async function answered(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return response
}

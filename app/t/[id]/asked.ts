import { cookies } from "next/headers"
import { cache } from "react"
import { viewer } from "@/app/viewer"
import { type ListView, loadList } from "@/lib/filters/transcripts"
import type { Filters } from "@/lib/model/population/filters"
import { readFind } from "@/lib/model/reader/find/address"
import type { FindQuery } from "@/lib/model/reader/find/scan"
import { parsePlace } from "@/lib/model/reader/place-address"
import { parseReaderSettings, READER_COOKIE } from "@/lib/model/reader/settings"
import type { ReaderPlace } from "@/lib/model/reader/shown"
import { type AddressQuote, parseQuote } from "@/lib/model/reader/spans/address"
import { planFor } from "@/lib/queries/reader/plan"
import { headOf } from "@/lib/queries/reader/reading"
import { findTranscript } from "@/lib/queries/reader/stored"

type Props = PageProps<"/t/[id]">

/** What the address of a transcript asks for besides the transcript. */
export type Asked = {
  /** The list that one came from. */
  list: (Filters & ListView) | null
  at: ReaderPlace | null
  quote: AddressQuote | null
  find: FindQuery | null
  /** A place that cannot be read. */
  unread: string | null
  /** The queue that one labels in. */
  queue: number | null
}

export async function askedOf({ searchParams }: Props): Promise<Asked> {
  const query = await searchParams
  const given = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  )
  const { after: _, before: __, ...list } = loadList(query)
  const place = given.get("at")
  const at = parsePlace(place ?? "")
  return {
    list: given.has("study") && !given.has("queue") ? list : null,
    at,
    quote: parseQuote(given.get("quote") ?? ""),
    find: readFind(given),
    unread: place !== null && at === null ? place : null,
    queue: /^[1-9]\d{0,8}$/.test(given.get("queue") ?? "") ? Number(given.get("queue")) : null,
  }
}

/** The transcript that the address names; null where there is none. */
export async function transcriptOf({ params, searchParams }: Props) {
  const [{ id }, { study }] = await Promise.all([params, searchParams])
  const row = await find(await viewer(), id, typeof study === "string" ? study : undefined)
  if (!row) return null
  const [head, planned] = await Promise.all([read(row), arrange(row)])
  return { row, head, planned }
}

// The title asks what the page asks, within one request.
const find = cache(findTranscript)
const read = cache(headOf)
const arrange = cache(planFor)

/** How this reader reads. */
export async function readSettings() {
  return parseReaderSettings((await cookies()).get(READER_COOKIE)?.value)
}

import type { Metadata } from "next"
import { cookies } from "next/headers"
import { notFound } from "next/navigation"
import { cache, Suspense } from "react"
import { Comments } from "@/components/reader/comments"
import { Conversation } from "@/components/reader/conversation"
import { FindBar } from "@/components/reader/find/find-bar"
import { FindLink } from "@/components/reader/find/find-link"
import type { AskedFind } from "@/components/reader/find/use-find"
import { LinkedNote } from "@/components/reader/linked-note"
import { PathSwitch } from "@/components/reader/paths/path-switch"
import { PathsProvider } from "@/components/reader/paths/paths-provider"
import { Provenance } from "@/components/reader/provenance"
import { Reader } from "@/components/reader/reader"
import { ReaderKeys } from "@/components/reader/reader-keys"
import { ReaderLayout } from "@/components/reader/reader-layout"
import { SelectionBar } from "@/components/reader/selection-bar"
import { TranscriptHeader } from "@/components/reader/transcript-header"
import { VerdictLine } from "@/components/reader/verdict-line"
import { Verdicts } from "@/components/reader/verdicts"
import { type Filters, type ListView, loadList } from "@/lib/filters"
import type { FindQuery } from "@/lib/model/find"
import { readFind } from "@/lib/model/find-address"
import { actsOf } from "@/lib/model/moment"
import { packPlan } from "@/lib/model/packed-plan"
import { parsePlace } from "@/lib/model/place-address"
import { chunkOfMessage } from "@/lib/model/plan"
import { QuestionError } from "@/lib/model/question-error"
import type { Chunk, Plan, ReaderPlace } from "@/lib/model/reader"
import { parseReaderSettings, READER_COOKIE } from "@/lib/model/reader-settings"
import type { Place, ReadingHead } from "@/lib/model/reading"
import { parseQuote } from "@/lib/model/span-address"
import type { Catalogue } from "@/lib/model/study"
import { catalogueOf } from "@/lib/queries/catalogue"
import { findInTranscript } from "@/lib/queries/find-in-transcript"
import { BusyError } from "@/lib/queries/find-worker"
import { linkedSpan } from "@/lib/queries/linked-span"
import { resolveOutcome } from "@/lib/queries/outcome"
import { pathsOf } from "@/lib/queries/paths"
import { mailboxOfTranscript, momentsIn, readOutline, readRows } from "@/lib/queries/reader-rows"
import { headOf, placeOf } from "@/lib/queries/reading"
import { findTranscript } from "@/lib/queries/stored-transcript"
import { findStudy } from "@/lib/queries/studies"
import { type Planned, planFor } from "@/lib/queries/transcript-plan"
import { spanUrl, transcriptUrl } from "@/lib/urls"
import { QuotedVerdicts, TypicalLater, TypicalOf } from "./later"

type Props = PageProps<"/t/[id]">

// The answer waits for the transcript: it is all there without scripts, and one that is not here is a 404.
export const instant = false

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { head } = await load(props)
  return { title: head ? `${head.model.canonical}, sample ${head.sampleId}` : "No such transcript" }
}

export default async function TranscriptPage(props: Props) {
  const { head, planned, list, at, quote, find } = await load(props)
  const study = head && (await findStudy(head.study.slug))
  if (!head || !planned || !study) notFound()
  const [catalogue, linked] = await Promise.all([catalogueOf(study), at && linkedSpan(planned, at, quote)])
  const { plan } = planned
  const link = linked && { message: linked.message, ...(linked.at && { at: linked.at }) }
  const shown = chunksAround(plan, link)
  const [place, outline, rows, settings, paths, mailbox, found] = await Promise.all([
    list && placeIn(head, catalogue, list),
    plan.whole ? readOutline(planned, head) : null,
    Promise.all(shown.map((chunk) => readRows(planned, chunk.rows, { notes: head, link }))),
    readSettings(),
    pathsOf(head),
    mailboxOfTranscript(planned),
    find && asked(planned, find),
  ])
  const key = resolveOutcome(study, catalogue, null)?.key
  const headline = catalogue.variables.find((variable) => variable.key === key) ?? null
  const from = { study: study.slug, ...(list && { list }) }
  const address = transcriptUrl(head.id, from)
  const about = { head, study, catalogue }
  return (
    <Reader
      transcript={{ id: head.id, study: study.slug }}
      address={address}
      plan={packPlan(plan)}
      outline={outline}
      mailbox={mailbox}
      link={link}
      first={shown.map(({ index }, i) => ({ index, rows: rows[i] ?? [] }))}
      settings={settings}
    >
      <TranscriptHeader
        reading={head}
        place={place}
        list={list}
        paths={<PathSwitch paths={paths} from={from} />}
        tools={<FindLink address={address} />}
      >
        <VerdictLine
          reading={head}
          headline={headline}
          moments={momentsIn(planned, head)}
          acts={actsOf(planned.outline, head.action)}
          typical={
            <Suspense fallback={<TypicalLater {...about} />}>
              <TypicalOf {...about} />
            </Suspense>
          }
        />
      </TranscriptHeader>
      <ReaderLayout
        notes={
          <>
            <Suspense fallback={<Verdicts reading={head} variables={catalogue.variables} />}>
              <QuotedVerdicts {...about} />
            </Suspense>
            <Comments comments={head.comments} />
            <Provenance reading={head} />
            <ReaderKeys />
          </>
        }
      >
        <PathsProvider paths={paths} from={from}>
          <Conversation
            heads={
              <>
                <LinkedNote
                  linked={linked}
                  quote={quote}
                  messages={plan.messages}
                  href={spanUrl(head.id, from, link ?? { message: 0 }, quote)}
                />
                <FindBar address={address} asked={find && found} />
              </>
            }
          />
        </PathsProvider>
      </ReaderLayout>
      <SelectionBar source={{ model: head.model.canonical, study: study.title, sample: head.sampleId }} />
    </Reader>
  )
}

const find = cache(findTranscript)
const read = cache(headOf)
const arrange = cache(planFor)

/** The transcript, the list that one came from where the address has one, the place in it, and what is sought. */
async function load({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined)
  const given = Object.entries(query).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  )
  const study = text("study")
  const { after: _, before: __, ...list } = loadList(query)
  const row = await find(id, study)
  const [head, planned] = row ? await Promise.all([read(row), arrange(row)]) : [null, null]
  const at = parsePlace(text("at") ?? "")
  const quote = parseQuote(text("quote") ?? "")
  const sought = readFind(new URLSearchParams(given))
  return { head, planned, list: study === undefined ? null : list, at, quote, find: sought }
}

/** So many matches come with the page; the others when the reader asks again. */
const FIRST_MATCHES = 300

/** What the address asks to be found, with its answer, or why it has none. */
async function asked(planned: Planned, query: FindQuery): Promise<AskedFind> {
  if (query.text === "") return { query, found: null, error: null }
  try {
    const found = await findInTranscript(planned, query)
    return { query, found: { ...found, matches: found.matches.slice(0, FIRST_MATCHES) }, error: null }
  } catch (error) {
    if (error instanceof QuestionError || error instanceof BusyError)
      return { query, found: null, error: error.message }
    throw error
  }
}

async function readSettings() {
  return parseReaderSettings((await cookies()).get(READER_COOKIE)?.value)
}

/** The chunks that the first answer brings: all of a short transcript, else those around the place. */
function chunksAround(plan: Plan, at: ReaderPlace | null): Chunk[] {
  if (plan.whole) return plan.chunks
  const middle = at ? (chunkOfMessage(plan, at.message)?.index ?? 0) : 0
  return plan.chunks.slice(Math.max(0, middle - 1), middle + 2)
}

/** Null when the list that the address speaks of does not exist: the transcript itself still does. */
async function placeIn(
  head: ReadingHead,
  catalogue: Catalogue,
  list: Filters & ListView,
): Promise<Place | null> {
  try {
    return await placeOf(head, catalogue, list, list)
  } catch (error) {
    if (error instanceof QuestionError) return null
    throw error
  }
}

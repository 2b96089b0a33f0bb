import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { cache } from "react"
import { Comments } from "@/components/reader/comments"
import { Outline } from "@/components/reader/outline"
import { Provenance } from "@/components/reader/provenance"
import { ReaderKeys } from "@/components/reader/reader-keys"
import { TranscriptHeader } from "@/components/reader/transcript-header"
import { TranscriptView } from "@/components/reader/transcript-view"
import { VerdictLine } from "@/components/reader/verdict-line"
import { Verdicts } from "@/components/reader/verdicts"
import { type Filters, type ListView, loadList } from "@/lib/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { Place, Reading } from "@/lib/model/reading"
import type { Catalogue } from "@/lib/model/study"
import { catalogueOf } from "@/lib/queries/catalogue"
import { resolveOutcome } from "@/lib/queries/outcome"
import { placeOf, readTranscript } from "@/lib/queries/reading"
import { findStudy } from "@/lib/queries/studies"

type Props = PageProps<"/t/[id]">

// The answer waits for the transcript: it is all there without scripts, and one that is not here is a 404.
export const instant = false

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { reading } = await load(props)
  return { title: reading ? `${reading.model.canonical}, sample ${reading.sampleId}` : "No such transcript" }
}

export default async function TranscriptPage(props: Props) {
  const { reading, list } = await load(props)
  const study = reading && (await findStudy(reading.study.slug))
  if (!reading || !study) notFound()
  const catalogue = await catalogueOf(study)
  const place = list && (await placeIn(reading, catalogue, list))
  const key = resolveOutcome(study, catalogue, null)?.key
  const headline = catalogue.variables.find((variable) => variable.key === key) ?? null
  const evidence = reading.judgements.flatMap((judgement) => (judgement.superseded ? [] : judgement.evidence))
  return (
    <>
      <TranscriptHeader reading={reading} place={place} list={list}>
        <VerdictLine reading={reading} headline={headline} />
      </TranscriptHeader>
      <div className="gap-x-8 xl:grid xl:grid-cols-[minmax(0,1fr)_19rem]">
        <TranscriptView reading={reading} />
        <aside
          aria-label="Notes"
          className="mt-6 flex flex-col gap-6 xl:sticky xl:top-0 xl:mt-2 xl:max-h-dvh xl:overflow-y-auto xl:pb-8"
        >
          <Outline messages={reading.messages} marked={new Set(evidence.map(({ message }) => message))} />
          <Verdicts reading={reading} variables={catalogue.variables} />
          <Comments comments={reading.comments} />
          <Provenance reading={reading} />
          <ReaderKeys />
        </aside>
      </div>
    </>
  )
}

const read = cache(readTranscript)

/** The transcript, and the list that one came from where the address has one. */
async function load({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const study = typeof query.study === "string" ? query.study : undefined
  const { after: _, before: __, ...list } = loadList(query)
  return { reading: await read(id, study), list: study === undefined ? null : list }
}

/** Null when the list that the address speaks of does not exist: the transcript itself still does. */
async function placeIn(
  reading: Reading,
  catalogue: Catalogue,
  list: Filters & ListView,
): Promise<Place | null> {
  try {
    return await placeOf(reading, catalogue, list, list)
  } catch (error) {
    if (error instanceof QuestionError) return null
    throw error
  }
}

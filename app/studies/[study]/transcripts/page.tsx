import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadParameters } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { Unread } from "@/components/population/unread"
import { differingFactors, listedVariables } from "@/components/transcripts/columns"
import { NoTranscripts } from "@/components/transcripts/none"
import { Pager } from "@/components/transcripts/pager"
import { ListRate } from "@/components/transcripts/rate"
import { TranscriptTable } from "@/components/transcripts/table"
import { ListTools } from "@/components/transcripts/tools"
import { Notice } from "@/components/ui/notice"
import { ScrollBox } from "@/components/ui/scroll-box"
import { sentence } from "@/lib/filters/sentence"
import { type ListView, loadList, type PageView } from "@/lib/filters/transcripts"
import { count, plural } from "@/lib/format/words"
import { mayAs } from "@/lib/model/people/viewer"
import type { Filters } from "@/lib/model/population/filters"
import { excludedPopulation } from "@/lib/model/population/of-rate"
import { QuestionError } from "@/lib/model/question-error"
import { ruleCovers } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import type { TranscriptList } from "@/lib/model/transcripts/rows"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { listTranscripts } from "@/lib/queries/transcripts/list"
import { transcriptsUrl } from "@/lib/urls/transcripts"

// The answer waits for its list, so that the list is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Transcripts" }

export default async function TranscriptsPage(props: PageProps<"/studies/[study]/transcripts">) {
  const { study: slug } = await props.params
  const study = await findStudy(await viewer(), slug)
  if (!study) notFound()
  const [catalogue, parameters] = await Promise.all([catalogueOf(study), props.searchParams.then(asQuery)])
  const unread = unreadParameters(parameters)
  for (const [name, value] of unread) parameters.delete(name, value)
  const state = loadList(parameters)
  const answer = await ask(study, catalogue, state)
  const { after, before, ...list } = state
  return (
    <>
      <h1 className="sr-only">{`Transcripts of ${study.title}`}</h1>
      <Unread parts={unread.map(([name, value]) => `${name}=${value.replaceAll("\0", "␀")}`)} />
      {answer instanceof QuestionError ? (
        <Notice title="This list cannot be made">
          <p>{answer.message}</p>
          <Link href={transcriptsUrl(study.slug)} className="link">
            All transcripts
          </Link>
        </Notice>
      ) : (
        <>
          <ListTools {...{ study: study.slug, catalogue, list, mayQueue: mayAs(study.role, "editor") }} />
          <div className="my-2 flex flex-wrap items-baseline gap-x-6">
            <p>
              <b className="font-semibold">{plural(answer.list.total, "transcript")}</b>
              {answer.list.publishedN > 0 && answer.list.total > 0 && (
                <span className="text-muted">
                  {`; ${count(answer.list.publishedN)} more are published counts with no transcripts behind them`}
                </span>
              )}
              {answer.list.excludedN > 0 && (
                <>
                  {"; "}
                  <Link href={transcriptsUrl(study.slug, excludedPopulation(list))} className="link">
                    {`${count(answer.list.excludedN)} excluded from rates`}
                  </Link>
                </>
              )}
            </p>
            {answer.rates && answer.list.total > 0 && <ListRate rates={answer.rates} catalogue={catalogue} />}
          </div>
          {answer.list.total === 0 ? (
            <NoTranscripts study={study.slug} population={list} publishedN={answer.list.publishedN} />
          ) : (
            <ScrollBox label="Transcripts">
              <TranscriptTable
                study={study.slug}
                list={list}
                rows={answer.list.rows}
                factors={differingFactors(catalogue, list, answer.list)}
                variables={listedVariables(catalogue, answer.outcome)}
                caption={`Transcripts ${sentence(list)}`}
              />
            </ScrollBox>
          )}
          <Pager
            first={after !== null || before !== null ? transcriptsUrl(study.slug, list) : null}
            {...pagesOf(study, list, answer.list)}
          />
        </>
      )}
    </>
  )
}

/** The parameters that say something: a form sends its empty fields too. */
function asQuery(parameters: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(parameters).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value]),
  )
  return new URLSearchParams(pairs.filter(([, value]) => value !== ""))
}

function pagesOf({ slug }: Study, list: Filters & ListView, { before, after }: TranscriptList) {
  return {
    before: before === null ? null : transcriptsUrl(slug, { ...list, before }),
    after: after === null ? null : transcriptsUrl(slug, { ...list, after }),
  }
}

/** The page's questions, asked together; a question that the study cannot answer is an answer too. */
async function ask(study: Study, catalogue: Catalogue, state: Filters & ListView & PageView) {
  try {
    const outcome = resolveOutcome(study, catalogue, null)
    const [list, rates] = await Promise.all([
      listTranscripts(study, catalogue, state, state),
      outcome &&
        ruleCovers(catalogue, state.rule, outcome.key) &&
        ratesOf(study, catalogue, { outcome, by: [], population: state }),
    ])
    return { list, rates, outcome }
  } catch (error) {
    if (error instanceof QuestionError) return error
    throw error
  }
}

import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { Unread } from "@/components/population/unread"
import { AgreementDetail } from "@/components/review/agreement/detail"
import { AgreementForm } from "@/components/review/agreement/form"
import { MeasureTable } from "@/components/review/agreement/measure-table"
import { type AgreementPage, agreementPageUrl, behindUrl, scopeOf } from "@/components/review/agreement/scope"
import { prevalenceWords } from "@/components/review/agreement/words"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import { Notice } from "@/components/ui/notice"
import { agreementParameters, loadAgreement, serializeAgreement } from "@/lib/filters/review/agreement"
import { sentence } from "@/lib/filters/sentence"
import { QuestionError } from "@/lib/model/question-error"
import type {
  AgreementRow,
  AgreementDetail as Detail,
  SpanAgreement,
} from "@/lib/model/review/agreement/table"
import type { Study } from "@/lib/model/study"
import { spanAgreementOn } from "@/lib/queries/review/agreement/spans"
import { agreementByVariable, agreementOn } from "@/lib/queries/review/agreement/table"
import { listQueues } from "@/lib/queries/review/queues/list"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { checkLevels } from "@/lib/queries/studies/keys"
import { agreementUrl, reviewUrl } from "@/lib/urls/review"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Agreement" }

export default async function AgreementRoute(props: PageProps<"/studies/[study]/review/agreement">) {
  const who = await viewer()
  const study = await findStudy(who, (await props.params).study)
  if (!study) notFound()
  const parameters = await props.searchParams
  const { a, b, queue, blind, variable, by, ...population } = loadAgreement(parameters)
  const [catalogue, queues] = await Promise.all([catalogueOf(study), listQueues(who, study)])
  const page = { study: study.slug, catalogue, population, view: { a, b, queue, blind, variable, by } }
  const answer = await ask(study, page)
  const words = sentence(population)
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">How far do people agree?</h1>
      <AgreementForm
        page={page}
        action={agreementUrl(study.slug)}
        urlOf={(other) => agreementPageUrl(page, other)}
        queues={queues}
      />
      <Unread parts={unreadOf(parameters, loadAgreement, agreementParameters)} />
      {answer.kind === "refused" ? (
        <Notice title="This cannot be asked">
          <p>{answer.message}</p>
          <Link href={agreementUrl(study.slug)} className="link">
            How far people agree on everything
          </Link>
        </Notice>
      ) : (
        <>
          <p className="my-3 max-w-read">
            {`Only what stands is compared: each person’s last answer, on transcripts${words === "" ? "" : ` ${words}`} that two or more judged. Intervals are 95 %.`}
          </p>
          {answer.kind === "one" ? (
            <AgreementDetail page={page} detail={answer.detail} spans={answer.spans} />
          ) : (
            <Everything page={page} rows={answer.rows} />
          )}
          <p className="no-print my-3 flex flex-wrap gap-x-4">
            {["csv", "json"].map((format) => (
              <a
                key={format}
                href={`${agreementUrl(study.slug)}/export${serializeAgreement(`?format=${format}`, { ...population, ...page.view })}`}
                className="link inline-flex min-h-6 items-center"
              >
                {`these numbers as ${format.toUpperCase()}`}
              </a>
            ))}
            <Link href="/methods#agreement-percent" className="link inline-flex min-h-6 items-center">
              how they are computed
            </Link>
          </p>
        </>
      )}
    </div>
  )
}

type Answer =
  | { kind: "all"; rows: AgreementRow[] }
  | { kind: "one"; detail: Detail; spans: SpanAgreement[] }
  | { kind: "refused"; message: string }

async function ask(study: Study, { catalogue, population: filters, view }: AgreementPage): Promise<Answer> {
  const asked = { filters, scope: scopeOf(view) }
  try {
    checkLevels(catalogue, filters)
    if (view.variable === null)
      return { kind: "all", rows: await agreementByVariable(study, catalogue, asked) }
    const one = { ...asked, variable: view.variable }
    const [detail, spans] = await Promise.all([
      agreementOn(study, catalogue, { ...one, by: [...new Set(view.by)] }),
      spanAgreementOn(study, catalogue, one),
    ])
    return { kind: "one", detail, spans }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}

function Everything({ page, rows }: { page: AgreementPage; rows: AgreementRow[] }) {
  const { catalogue } = page
  if (rows.length === 0)
    return (
      <Notice title="No transcript was judged by two">
        <p>
          Agreement needs two people, or two judges, on the same transcripts: make a queue with two reviewers
          per item.
        </p>
        <Link href={reviewUrl(page.study)} className="link">
          Queues
        </Link>
      </Notice>
    )
  return (
    <MeasureTable
      caption="How far they agree, by variable"
      head="variable"
      lines={rows.flatMap((row) => {
        const variable = catalogue.variables.find(({ key }) => key === row.variable)
        if (!variable) return []
        return {
          id: row.variable,
          head: (
            <Link
              href={agreementPageUrl(page, { variable: row.variable })}
              className="link inline-flex min-h-6 items-start"
            >
              {variableWords(variable)}
            </Link>
          ),
          row,
          differing: behindUrl(page, row.variable),
          words: prevalenceWords(row, (level) => levelWords(catalogue, `variable.${row.variable}`, level)),
        }
      })}
    />
  )
}

import type { Metadata, Route } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { Unread } from "@/components/population/unread"
import { DisagreementList } from "@/components/review/adjudication/disagreement-list"
import { AgreementForm } from "@/components/review/agreement/form"
import { scopeOf } from "@/components/review/agreement/scope"
import { levelWords, variableWords } from "@/components/studies/catalogue-words"
import { Notice } from "@/components/ui/notice"
import {
  type DisagreementView,
  disagreementParameters,
  loadDisagreements,
  serializeDisagreements,
} from "@/lib/filters/review/agreement"
import { sentence } from "@/lib/filters/sentence"
import { plural } from "@/lib/format/words"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { DisagreementList as Listed } from "@/lib/model/review/adjudication/case"
import { ADJUDICATED_RULE, ruleCovers, ruleWords } from "@/lib/model/rule"
import type { Catalogue, Study, Variable } from "@/lib/model/study"
import { listDisagreements } from "@/lib/queries/review/adjudication/disagreements"
import { agreementByVariable } from "@/lib/queries/review/agreement/table"
import { listQueues } from "@/lib/queries/review/queues/list"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { checkLevels, resolveVariable } from "@/lib/queries/studies/keys"
import { ratesUrl } from "@/lib/urls/rates"
import { agreementUrl, disagreementsUrl } from "@/lib/urls/review"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Disagreements" }

type State = Filters & DisagreementView

export default async function DisagreementsPage(props: PageProps<"/studies/[study]/review/disagreements">) {
  const who = await viewer()
  const study = await findStudy(who, (await props.params).study)
  if (!study) notFound()
  const parameters = await props.searchParams
  const state = loadDisagreements(parameters)
  const { a, b, queue, blind, variable, as, bs, state: _, after: __, ...population } = state
  const [catalogue, queues] = await Promise.all([catalogueOf(study), listQueues(who, study)])
  const answer = await ask(study, catalogue, state)
  const shown = answer.kind === "listed" ? answer.variable.key : variable
  const page = { study: study.slug, catalogue, population, view: { a, b, queue, blind, variable: shown } }
  const urlOf = (other: Partial<State>): Route =>
    disagreementsUrl(study.slug, serializeDisagreements({ ...state, variable: shown, after: null, ...other }))
  const words = sentence(population)
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">Where do they disagree?</h1>
      <AgreementForm page={page} action={disagreementsUrl(study.slug)} urlOf={urlOf} queues={queues} />
      <Unread parts={unreadOf(parameters, loadDisagreements, disagreementParameters)} />
      {answer.kind === "refused" && (
        <Notice title="This cannot be asked">
          <p>{answer.message}</p>
          <Link href={agreementUrl(study.slug)} className="link">
            How far people agree
          </Link>
        </Notice>
      )}
      {answer.kind === "nothing" && (
        <Notice title="Nothing was judged differently">
          <p>No transcript was judged by two people who said different things.</p>
          <Link href={agreementUrl(study.slug)} className="link">
            How far people agree
          </Link>
        </Notice>
      )}
      {answer.kind === "listed" && (
        <>
          <p className="my-3 max-w-read">
            {as !== null && bs !== null && a !== null && b !== null ? (
              `${plural(answer.list.total, "transcript")} of which ${a} says ${levelWords(catalogue, `variable.${shown}`, as)} and ${b} says ${levelWords(catalogue, `variable.${shown}`, bs)}`
            ) : (
              <>
                {`${plural(answer.list.total, "transcript")} judged differently on `}
                <span className="font-medium">{variableWords(answer.variable)}</span>
              </>
            )}
            {`${words === "" ? "" : `, ${words}`}${stateWords(state.state, answer.list)}.`}
          </p>
          <nav aria-label="Which of them" className="no-print my-2 flex flex-wrap gap-x-4">
            {(["all", "open", "decided"] as const).map((one) => (
              <Link
                key={one}
                href={urlOf({ state: one })}
                aria-current={state.state === one ? "page" : undefined}
                className="link inline-flex min-h-6 items-center aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:no-underline"
              >
                {one}
              </Link>
            ))}
            <RateLink study={study.slug} catalogue={catalogue} variable={answer.variable} />
          </nav>
          <DisagreementList
            study={study.slug}
            catalogue={catalogue}
            variable={answer.variable}
            list={answer.list}
            next={answer.list.after === null ? null : urlOf({ after: answer.list.after })}
            first={state.after === null ? null : urlOf({})}
          />
        </>
      )}
    </div>
  )
}

function stateWords(state: State["state"], { open }: Listed): string {
  if (state === "all") return `; ${open} of them without a decision`
  return state === "open" ? ", without a decision" : `, and decided; ${open} wait for a decision`
}

/** What the decisions come to. */
function RateLink({
  study,
  catalogue,
  variable,
}: {
  study: string
  catalogue: Catalogue
  variable: Variable
}) {
  if (variable.kind !== "categorical" || !ruleCovers(catalogue, ADJUDICATED_RULE, variable.key)) return null
  const outcome = { key: variable.key, op: "=" as const, values: [] }
  return (
    <Link
      href={ratesUrl(study, { rule: ADJUDICATED_RULE, outcome })}
      className="link inline-flex min-h-6 items-center"
    >
      {`rates by ${ruleWords(ADJUDICATED_RULE)}`}
    </Link>
  )
}

type Answer =
  | { kind: "listed"; variable: Variable; list: Listed }
  | { kind: "nothing" }
  | { kind: "refused"; message: string }

async function ask(study: Study, catalogue: Catalogue, view: State): Promise<Answer> {
  const { a, b, queue, blind, variable: asked, as, bs, state, after, ...filters } = view
  const scope = scopeOf({ a, b, queue, blind })
  try {
    checkLevels(catalogue, filters)
    const rows = asked === null ? await agreementByVariable(study, catalogue, { filters, scope }) : []
    const most = rows.toSorted((one, other) => other.differing - one.differing)[0]
    const key = asked ?? (most && most.differing > 0 ? most.variable : null)
    if (key === null) return { kind: "nothing" }
    const variable = resolveVariable(catalogue, key)
    const list = await listDisagreements(study, catalogue, {
      ...{ filters, scope, variable: variable.key, as, bs, state, after },
    })
    return { kind: "listed", variable, list }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}

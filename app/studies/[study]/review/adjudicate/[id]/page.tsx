import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { conditionWords } from "@/components/codebook/detectors/condition-words"
import { DecisionForm } from "@/components/review/adjudication/decision-form"
import { SaidColumn } from "@/components/review/adjudication/said-column"
import { variableWords } from "@/components/studies/catalogue-words"
import { Notice } from "@/components/ui/notice"
import { serializeDisagreements } from "@/lib/filters/review/agreement"
import { mayAs, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { AdjudicationCase } from "@/lib/model/review/adjudication/case"
import type { Catalogue, Study } from "@/lib/model/study"
import { adjudicationCase } from "@/lib/queries/review/adjudication/case"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { transcriptUrl } from "@/lib/urls/reader"
import { adjudicateUrl, disagreementsUrl } from "@/lib/urls/review"
import { decide } from "./decide"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Side by side" }

export default async function AdjudicatePage(props: PageProps<"/studies/[study]/review/adjudicate/[id]">) {
  const who = await viewer()
  const { study: slug, id } = await props.params
  const study = await findStudy(who, slug)
  if (!study) notFound()
  const { variable, refused } = await props.searchParams
  const catalogue = await catalogueOf(study)
  const found = await ask(who, study, catalogue, { id, variable })
  if (found === null) notFound()
  if (typeof found === "string")
    return (
      <div className="py-3">
        <h1 className="font-semibold text-lg">Side by side</h1>
        <Notice title="This is not shown">
          <p>{found === "blind" ? "You have this transcript to judge blind still." : found}</p>
          <Link href={disagreementsUrl(slug)} className="link">
            Disagreements
          </Link>
        </Notice>
      </div>
    )
  return (
    <Case
      study={study}
      catalogue={catalogue}
      found={found}
      refused={refused === "yes"}
      mayDecide={who.kind === "person" && mayAs(study.role, "editor")}
    />
  )
}

function Case(props: {
  study: Study
  catalogue: Catalogue
  found: AdjudicationCase
  mayDecide: boolean
  refused: boolean
}) {
  const { study, catalogue, found, mayDecide, refused } = props
  const { transcript, variable, people, machines, decision, next, open } = found
  const { id, model, sampleId, epoch, factors } = transcript
  const shown = { study: study.slug, transcript: id, catalogue, variable }
  const own = people.some((one) => one.own)
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">{`${variableWords(variable)}: side by side`}</h1>
      {variable.question && <p className="max-w-read text-muted">{variable.question}</p>}
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link
          href={transcriptUrl(id, { study: study.slug })}
          className="link wrap-anywhere inline-flex min-h-6 items-center"
        >
          {`${model}, sample ${sampleId}${epoch > 1 ? `, epoch ${epoch}` : ""}`}
        </Link>
        <span className="wrap-anywhere text-muted text-sm">{conditionWords(catalogue, factors)}</span>
      </p>
      <h2 className="mt-3 font-semibold">What people said</h2>
      <div className="my-2 flex flex-wrap gap-x-6 gap-y-3">
        {people.map((said) => (
          <SaidColumn key={said.id} {...shown} said={said} />
        ))}
        {people.length === 0 && <p>No person has judged this: there is nothing to decide.</p>}
      </div>
      {machines.length > 0 && (
        <details className="my-3">
          <summary className="disclosure inline-flex min-h-6 cursor-pointer items-center">
            {`what ${machines.length === 1 ? "the machine judge" : `${machines.length} machine judges`} said`}
          </summary>
          <div className="flex flex-wrap gap-x-6 gap-y-3">
            {machines.map((said) => (
              <SaidColumn key={said.id} {...shown} said={said} />
            ))}
          </div>
        </details>
      )}
      {decision && (
        <>
          <h2 className="mt-4 font-semibold">The decision that stands</h2>
          <SaidColumn {...shown} said={decision} />
        </>
      )}
      {people.length > 0 && (
        <section aria-labelledby="decide">
          <h2 id="decide" className="mt-4 font-semibold">
            {decision ? "Decide otherwise" : "Decide"}
          </h2>
          {mayDecide ? (
            <>
              {refused && (
                <p className="font-semibold">Nothing was stored: a decision takes a value and a reason.</p>
              )}
              {own && (
                <p className="text-muted">You judged this yourself: that is noted beside the decision.</p>
              )}
              <DecisionForm
                key={`${id} ${variable.key} ${decision?.id}`}
                decide={decide.bind(null, study.slug, id, variable.key)}
                choices={variable.levels.map(({ key, label, harm }) => ({
                  ...{ value: key, words: label ?? key, harm: harm ?? null },
                }))}
                value={decision?.value === null || decision === null ? null : String(decision.value)}
                evidence={people.flatMap(({ judge, evidence }) =>
                  evidence.map(({ id, message, exact }) => ({ id, by: judge.name, message, exact })),
                )}
                decided={decision !== null}
                leadsOn={next !== null}
              />
            </>
          ) : (
            <p className="text-muted">Deciding takes the role of editor in this study.</p>
          )}
        </section>
      )}
      <nav aria-label="Other disagreements" className="no-print my-3 flex flex-wrap gap-x-4">
        {next !== null && (
          <Link href={adjudicateUrl(study.slug, next, variable.key)} rel="next" className="control">
            next without a decision ›
          </Link>
        )}
        <Link
          href={disagreementsUrl(study.slug, serializeDisagreements({ variable: variable.key }))}
          className="link inline-flex min-h-6 items-center"
        >
          {`all disagreements (${open} open)`}
        </Link>
      </nav>
    </div>
  )
}

async function ask(
  who: Viewer,
  study: Study,
  catalogue: Catalogue,
  { id, variable }: { id: string; variable: string | string[] | undefined },
): Promise<AdjudicationCase | string | null> {
  if (typeof variable !== "string" || variable === "")
    return "Which variable is it about? The address does not say."
  try {
    return await adjudicationCase(who, study, catalogue, { id, variable })
  } catch (error) {
    if (error instanceof QuestionError) return error.message
    throw error
  }
}

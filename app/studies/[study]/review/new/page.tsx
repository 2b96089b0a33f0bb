import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { type Params, unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { RoleNeeded } from "@/components/people/role-needed"
import { Unread } from "@/components/population/unread"
import { QueueForm } from "@/components/review/queues/form"
import { MakeQueue } from "@/components/review/queues/make"
import { QueuePreview } from "@/components/review/queues/preview"
import { Notice } from "@/components/ui/notice"
import { serializeFilters } from "@/lib/filters/population"
import { loadNewQueue, newQueueParameters, planOfView } from "@/lib/filters/review/queues"
import { sentence } from "@/lib/filters/sentence"
import { mayAs } from "@/lib/model/people/viewer"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import type { PlanDraft } from "@/lib/model/review/queues/plan"
import type { Catalogue, Study } from "@/lib/model/study"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { mayReview } from "@/lib/queries/review/permitted"
import { drawSample, type Sample } from "@/lib/queries/review/queues/sample"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { checkLevels } from "@/lib/queries/studies/keys"
import { codebookUrl } from "@/lib/urls/codebook"
import { newQueueUrl } from "@/lib/urls/review"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { make } from "./make"
import { askedQueue, fieldsOf } from "./queue-draft"

// The answer waits for its preview, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "A new queue" }

export default async function NewQueuePage(props: PageProps<"/studies/[study]/review/new">) {
  const who = await viewer()
  const study = await findStudy(who, (await props.params).study)
  if (!study) notFound()
  const params = await props.searchParams
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">A new queue</h1>
      {mayAs(study.role, "editor") ? (
        <NewQueue study={study} params={params} />
      ) : (
        <RoleNeeded what="Making a queue" needs="editor" role={study.role} viewer={who.kind} />
      )}
    </div>
  )
}

async function NewQueue({ study, params }: { study: Study; params: Params }) {
  const [catalogue, questions, people] = await Promise.all([
    catalogueOf(study),
    questionsOf(study),
    mayReview(study),
  ])
  if (questions.length === 0) return <NoQuestions study={study.slug} />
  const asked = askedQueue(params, questions)
  const { view, population } = asked
  const answer = await ask(study, catalogue, population, planOfView(view, view.seed))
  const where = sentence(population)
  return (
    <>
      <p className="max-w-read">
        {`From the transcripts of this study${where === "" ? "" : ` ${where}`}. `}
        <Link href={transcriptsUrl(study.slug, population)} className="link inline-flex min-h-6 items-center">
          See or change which
        </Link>
      </p>
      {study.blindFor !== null && (
        <p className="max-w-read text-muted">What you yourself must still judge blind is not among them.</p>
      )}
      <Unread parts={unreadOf(params, loadNewQueue, newQueueParameters)} />
      <QueueForm
        // Another draft is another form: a select does not follow its default once it is there.
        key={JSON.stringify(fieldsOf(asked))}
        action={newQueueUrl(study.slug)}
        filters={[...new URLSearchParams(serializeFilters(population))]}
        {...{ view, seed: view.seed, catalogue, people }}
        questions={questions.map(({ key, definition }) => ({ key, words: `${key}: ${definition.question}` }))}
      />
      {answer instanceof QuestionError ? (
        <Notice title="This cannot be drawn">
          <p>{answer.message}</p>
        </Notice>
      ) : (
        <>
          <QueuePreview
            {...{ filters: answer.filters, plan: answer.plan }}
            perItem={view.per}
            reviewers={view.reviewer.length}
          />
          {view.sent === "yes" && answer.plan.drawn > 0 ? (
            <MakeQueue make={make.bind(null, study.slug)} fields={fieldsOf(asked)} />
          ) : (
            view.sent !== "yes" && (
              <p className="text-muted">Fill in the form and preview it, then make it.</p>
            )
          )}
        </>
      )}
    </>
  )
}

async function ask(
  study: Study,
  catalogue: Catalogue,
  population: Filters,
  plan: PlanDraft,
): Promise<Sample | QuestionError> {
  try {
    checkLevels(catalogue, population)
    return await drawSample(study, catalogue, population, plan)
  } catch (error) {
    if (error instanceof QuestionError) return error
    throw error
  }
}

function NoQuestions({ study }: { study: string }) {
  return (
    <Notice title="There is nothing to ask yet">
      <p>A queue asks the questions of the codebook, and this study’s codebook has none.</p>
      <Link href={codebookUrl(study)} className="link inline-flex min-h-6 items-center">
        The codebook
      </Link>
    </Notice>
  )
}

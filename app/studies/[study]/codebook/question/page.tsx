import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { QuestionForm } from "@/components/codebook/questions/form"
import { QuestionHistory } from "@/components/codebook/questions/history"
import { StaleList } from "@/components/codebook/questions/stale-list"
import { QuestionWords } from "@/components/codebook/questions/words"
import { Notice } from "@/components/ui/notice"
import { fieldsOf, NEW_QUESTION, readFields } from "@/lib/model/codebook/questions/fields"
import { mayAs, type Viewer } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { everyQuestion, questionHistory } from "@/lib/queries/codebook/asked"
import { staleLabels } from "@/lib/queries/codebook/questions/stale-labels"
import { findStudy } from "@/lib/queries/studies/find"
import { codebookUrl } from "@/lib/urls/codebook"
import { answerFields, unanswered } from "./answer"
import { editQuestion } from "./edit"

// The form must be whole without scripts.
export const instant = false

export const metadata: Metadata = { title: "Question" }

export default async function QuestionPage(props: PageProps<"/studies/[study]/codebook/question">) {
  const who = await viewer()
  const study = await findStudy(who, (await props.params).study)
  if (!study) notFound()
  const parameters = await props.searchParams
  const sent = "question" in parameters ? sentTo(parameters) : null
  const { key } = parameters
  const questions = await everyQuestion(study)
  const question = typeof key === "string" ? questions.find((one) => one.key === key) : undefined
  if (key !== undefined && !question && !sent) notFound()
  const [history, stale] = question
    ? await Promise.all([questionHistory(study, question.key), staleLabels(study)])
    : [[], []]
  const own = stale.find((one) => one.key === question?.key) ?? { older: 0, stale: [] }
  const begun = question ? fieldsOf(question) : NEW_QUESTION
  const edits = mayAs(study.role, "editor") && !question?.archived
  return (
    <div className="py-3">
      <p>
        <Link
          href={codebookUrl(study.slug, question ? `question-${question.key}` : "questions")}
          className="link inline-flex min-h-6 items-center"
        >
          ‹ Codebook
        </Link>
      </p>
      <h1 className="wrap-anywhere font-semibold text-lg">
        {question ? question.definition.question : "A new question"}
      </h1>
      {question && (
        <>
          <p className="text-muted text-sm">
            <code className="font-mono">{question.key}</code>
            {` · version ${question.version}${question.archived ? " · no longer asked" : ""}`}
          </p>
          <QuestionWords definition={question.definition} open />
          <section aria-labelledby="stale" className="mt-4">
            <h2 id="stale" className="scroll-mt-4 font-semibold text-muted">
              Labels under older words
            </h2>
            <StaleList
              study={study.slug}
              question={question.key}
              older={own.older}
              stale={own.stale}
              edits={edits}
            />
          </section>
          <section aria-labelledby="versions" className="mt-4">
            <h2 id="versions" className="scroll-mt-4 font-semibold text-muted">
              Versions
            </h2>
            <QuestionHistory versions={history} />
          </section>
        </>
      )}
      {edits && (
        <section aria-labelledby="change" className="mt-4">
          <h2 id="change" className={question ? "scroll-mt-4 font-semibold text-muted" : "sr-only"}>
            {question ? "Change it" : "Its words"}
          </h2>
          <p className="max-w-read text-muted">
            People read these words beside a transcript. Labels keep the words that they were made under; a
            change shows first which of them it makes stale.
          </p>
          <QuestionForm
            edit={editQuestion.bind(null, study.slug)}
            first={sent ? await resumed(who, study, sent) : unanswered(begun)}
            others={questions.filter(({ archived }) => !archived)}
          />
        </section>
      )}
      {!question && !edits && (
        <Notice title="Editors write the codebook">
          <p>{`Your role in this study is ${study.role}.`}</p>
        </Notice>
      )}
    </div>
  )
}

function sentTo(parameters: Record<string, string | string[] | undefined>): URLSearchParams {
  const pairs = Object.entries(parameters).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => [name, value]),
  )
  return new URLSearchParams(pairs)
}

/** The form that a browser without scripts has sent. */
async function resumed(who: Viewer, study: Study, sent: URLSearchParams) {
  const fields = readFields(sent)
  return sent.get("do") === "preview" ? answerFields(who, study, fields, "preview") : unanswered(fields)
}

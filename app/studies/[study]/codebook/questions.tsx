import Link from "next/link"
import { QuestionEntry } from "@/components/codebook/questions/entry"
import { mayAs } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { everyQuestion } from "@/lib/queries/codebook/asked"
import { staleLabels } from "@/lib/queries/codebook/questions/stale-labels"
import { codebookExportUrl, copyCodebookUrl, questionUrl } from "@/lib/urls/codebook"
import { type Arrangement, arrangeQuestion } from "./arrange"

/** What people are asked: the questions in their order, and those that are asked no longer. */
export async function Questions({ study }: { study: Study }) {
  const [questions, stale] = await Promise.all([everyQuestion(study), staleLabels(study)])
  const edits = mayAs(study.role, "editor")
  const asked = questions.filter(({ archived }) => !archived)
  const archived = questions.filter((question) => question.archived)
  const entry = (question: (typeof questions)[number], moves: Arrangement[]) => (
    <QuestionEntry
      key={question.key}
      study={study.slug}
      question={question}
      stale={stale.find(({ key }) => key === question.key)?.stale ?? []}
      arrange={(edits ? moves : []).map((how) => ({
        how,
        act: arrangeQuestion.bind(null, study.slug, question.key, how),
      }))}
    />
  )
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className="scroll-mt-4 font-semibold text-muted">
        What people are asked
      </h2>
      {asked.length === 0 && (
        <p className="max-w-read">Nothing so far: people label where there are questions.</p>
      )}
      <p className="no-print mb-2 flex flex-wrap gap-x-4">
        {edits && <Away href={questionUrl(study.slug)}>Write a question</Away>}
        {edits && <Away href={copyCodebookUrl(study.slug)}>Copy questions</Away>}
        {asked.length > 0 && (
          <Away href={codebookExportUrl(study.slug, "markdown")} file>
            As Markdown
          </Away>
        )}
        {asked.length > 0 && (
          <Away href={codebookExportUrl(study.slug, "json")} file>
            As JSON
          </Away>
        )}
      </p>
      {asked.map((question, index) =>
        entry(question, [
          ...(index > 0 ? (["up"] as const) : []),
          ...(index < asked.length - 1 ? (["down"] as const) : []),
          "archive",
        ]),
      )}
      {archived.length > 0 && (
        <details>
          <summary className="disclosure min-h-6 text-muted">{`${archived.length} asked no longer`}</summary>
          {archived.map((question) => entry(question, ["restore"]))}
        </details>
      )}
    </section>
  )
}

type Away = { href: ReturnType<typeof questionUrl>; file?: boolean; children: string }

function Away({ href, file, children }: Away) {
  const className = "link inline-flex min-h-6 items-center"
  // A file is no page to be fetched beforehand.
  return file ? (
    <a href={href} className={className}>
      {children}
    </a>
  ) : (
    <Link href={href} className={className}>
      {children}
    </Link>
  )
}

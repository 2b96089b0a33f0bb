import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { CopyChoice } from "@/components/codebook/copy-choice"
import { ActionForm } from "@/components/people/account/action-form"
import { Notice } from "@/components/ui/notice"
import { plural } from "@/lib/format/words"
import { couldBe } from "@/lib/model/codebook/judging-known"
import { mayAs } from "@/lib/model/people/viewer"
import { everyQuestion } from "@/lib/queries/codebook/asked"
import { copyableCodebook, copyableCodebooks } from "@/lib/queries/codebook/copyable"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { codebookUrl, copyCodebookUrl } from "@/lib/urls/codebook"
import { copyQuestions } from "./copy"

export const instant = false

export const metadata: Metadata = { title: "Copy questions" }

export default async function CopyPage(props: PageProps<"/studies/[study]/codebook/copy">) {
  const who = await viewer()
  const study = await findStudy(who, (await props.params).study)
  if (!study) notFound()
  const { from } = await props.searchParams
  const [sources, questions, { variables }] = await Promise.all([
    copyableCodebooks(who, study),
    everyQuestion(study),
    catalogueOf(study),
  ])
  const chosen = typeof from === "string" ? from : sources[0]?.from
  const codebook = chosen === undefined ? null : await copyableCodebook(who, chosen)
  if (!codebook || chosen === undefined) notFound()
  const imported = variables.filter((variable) => variable.imported)
  return (
    <div className="py-3">
      <p>
        <Link href={codebookUrl(study.slug, "questions")} className="link inline-flex min-h-6 items-center">
          ‹ Codebook
        </Link>
      </p>
      <h1 className="font-semibold text-lg">Copy questions</h1>
      {mayAs(study.role, "editor") ? (
        <>
          <p className="max-w-read text-muted">
            A copy is this study's own from then on. Questions that it has stay as they are.
          </p>
          <ul aria-label="Codebooks" className="my-2 flex flex-wrap gap-x-4">
            {sources.map((source) => (
              <li key={source.from}>
                <Link
                  href={copyCodebookUrl(study.slug, source.from)}
                  aria-current={source.from === chosen ? "page" : undefined}
                  className="link inline-flex min-h-6 items-center aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {`${source.title} (${plural(source.questions, "question")})`}
                </Link>
              </li>
            ))}
          </ul>
          <CopyChoice
            // Another codebook is another form.
            key={chosen}
            copy={copyQuestions.bind(null, study.slug, chosen)}
            codebook={codebook}
            taken={questions.map(({ key }) => key)}
            known={Object.fromEntries(
              codebook.questions.map((question) => [
                question.key,
                imported.filter((variable) => couldBe(question, variable)).map(({ key }) => key),
              ]),
            )}
          />
          <h2 className="mt-6 font-semibold text-muted">From a file</h2>
          <ActionForm
            act={copyQuestions.bind(null, study.slug, null)}
            label="Copy from a file"
            button="Copy all that it has"
          >
            <label className="flex flex-col">
              <span className="text-muted">a codebook as JSON, as it is taken away from here</span>
              <input type="file" name="file" accept="application/json,.json" required className="min-h-7" />
            </label>
          </ActionForm>
        </>
      ) : (
        <Notice title="Editors write the codebook">
          <p>{`Your role in this study is ${study.role}.`}</p>
        </Notice>
      )}
    </div>
  )
}

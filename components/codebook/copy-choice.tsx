import { QuestionWords } from "@/components/codebook/questions/words"
import { ActionForm, type Said } from "@/components/people/account/action-form"
import type { CodebookDocument, CodebookQuestion } from "@/lib/model/codebook/document"

type Props = {
  copy: (state: Said, form: FormData) => Promise<Said>
  codebook: CodebookDocument
  /** Keys that the study has: their questions stay as they are. */
  taken: string[]
  /** Variables of the study that a question could be about, by the question's key. */
  known: Record<string, string[]>
}

/** The questions of a codebook to choose from, each with its words. */
export function CopyChoice({ copy, codebook, taken, known }: Props) {
  return (
    <ActionForm inline act={copy} label={`Copy from ${codebook.title}`} button="Copy these">
      <div className="w-read max-w-full">
        {codebook.questions.map((question) => (
          <Choice
            key={question.key}
            question={question}
            taken={taken.includes(question.key)}
            known={known[question.key] ?? []}
          />
        ))}
      </div>
    </ActionForm>
  )
}

function Choice(props: { question: CodebookQuestion; taken: boolean; known: string[] }) {
  const { question, taken, known } = props
  const { key, definition } = question
  return (
    <div className="border-line border-t py-2">
      <label className="flex min-h-7 items-baseline gap-2">
        <input
          type="checkbox"
          name="question"
          value={key}
          defaultChecked={!taken}
          disabled={taken}
          className="size-4 shrink-0 translate-y-0.5 accent-accent"
        />
        <span className="wrap-anywhere">
          <span className="font-medium">{definition.question}</span>{" "}
          <code className="font-mono text-muted text-sm">{key}</code>
          {taken && <span className="text-muted"> the study has it already</span>}
        </span>
      </label>
      <div className="pl-6">
        {!taken &&
          known.map((variable, index) => (
            <label key={variable} className="flex min-h-7 items-baseline gap-2">
              <input
                type="checkbox"
                name="judge"
                value={`${key}=${variable}`}
                defaultChecked={index === 0}
                className="size-4 shrink-0 translate-y-0.5 accent-accent"
              />
              <span>
                ask it of this study's variable <code className="font-mono text-sm">{variable}</code>, so that
                people are held against those who judged it
              </span>
            </label>
          ))}
        <QuestionWords definition={definition} />
      </div>
    </div>
  )
}

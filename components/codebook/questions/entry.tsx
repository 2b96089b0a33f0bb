import Link from "next/link"
import { ActionForm, type Said } from "@/components/people/account/action-form"
import { plural } from "@/lib/format/words"
import type { Question } from "@/lib/model/codebook/questions/definition"
import { staleCounts } from "@/lib/model/codebook/questions/preview"
import type { StaleReason } from "@/lib/model/codebook/stale"
import { questionUrl } from "@/lib/urls/codebook"
import { QuestionWords } from "./words"

type Arrangement = "up" | "down" | "archive" | "restore"

type Props = {
  study: string
  question: Question & { archived: boolean }
  stale: { person: string; reason: StaleReason }[]
  /** For who may change it: which of these there are, and what they do. */
  arrange: { how: Arrangement; act: () => Promise<Said> }[]
}

/** One question of the codebook: its words, what of its labels is stale, and what an editor does with it. */
export function QuestionEntry({ study, question, stale, arrange }: Props) {
  const { key, version, definition, archived } = question
  return (
    <section
      id={`question-${key}`}
      aria-labelledby={`asks-${key}`}
      className="scroll-mt-4 border-line border-t py-3 target:border-accent"
    >
      <h3 id={`asks-${key}`} className="wrap-anywhere max-w-read font-semibold">
        {definition.question}{" "}
        <span className="font-normal text-muted text-sm">
          <code className="font-mono">{key}</code>
          {`, version ${version}`}
        </span>
      </h3>
      <QuestionWords definition={definition} />
      {stale.length > 0 && <Stale study={study} question={question} stale={stale} />}
      <div className="no-print mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
        <Link href={questionUrl(study, key)} className="link inline-flex min-h-6 items-center">
          {arrange.length > 0 && !archived ? "change" : "versions"}
          <span className="sr-only">{` ${key}`}</span>
        </Link>
        {arrange.map(({ how, act }) => (
          <ActionForm
            key={how}
            inline
            act={act}
            label={`${words[how]}: ${key}`}
            button={words[how]}
            subject={key}
          />
        ))}
      </div>
    </section>
  )
}

const words: Record<Arrangement, string> = {
  up: "move up",
  down: "move down",
  archive: "ask no longer",
  restore: "ask again",
}

function Stale({ study, question: { key }, stale }: Pick<Props, "study" | "question" | "stale">) {
  const people = new Map<string, number>()
  for (const { people: own } of staleCounts(stale))
    for (const { person, n } of own) people.set(person, (people.get(person) ?? 0) + n)
  return (
    <p className="wrap-anywhere max-w-read">
      <Link href={questionUrl(study, key, "stale")} className="link inline-flex min-h-6 items-center">
        {plural(stale.length, "stale label")}
      </Link>
      {` made under words that have changed since: ${[...people].map(([person, n]) => `${person} ${n}`).join(", ")}`}
    </p>
  )
}

import Link from "next/link"
import { Typical } from "@/components/reader/typical/typical"
import { Verdicts } from "@/components/reader/verdicts"
import { everything } from "@/lib/filters"
import { quotedWords } from "@/lib/model/citations"
import type { ReadingHead } from "@/lib/model/reading"
import type { Catalogue, Study } from "@/lib/model/study"
import { cellClauses } from "@/lib/model/typical"
import { placesOfWords } from "@/lib/queries/quoted-words"
import { typicalOf } from "@/lib/queries/typical"
import { transcriptsUrl } from "@/lib/urls"

// What the first paint does not wait for: until it comes, or without scripts, stands what needs no further question.

type Props = { head: ReadingHead; study: Study; catalogue: Catalogue }

export async function TypicalOf({ head, study, catalogue }: Props) {
  return <Typical typical={await typicalOf(head, study, catalogue)} catalogue={catalogue} />
}

export function TypicalLater({ head, study, catalogue }: Props) {
  const cell = { ...everything, where: cellClauses(catalogue, head) }
  return (
    <p className="min-h-6">
      <span className="text-muted">typical? </span>
      <Link href={transcriptsUrl(study.slug, cell)} prefetch={false} className="link">
        its cell
      </Link>
    </p>
  )
}

/** The verdicts, with the places of the words that their explanations quote. */
export async function QuotedVerdicts({ head, study, catalogue }: Props) {
  const words = head.judgements.flatMap(({ explanation, evidence }) =>
    explanation === null ? [] : quotedWords(explanation, evidence),
  )
  const found = await placesOfWords(head.id, study.slug, words)
  return <Verdicts reading={head} variables={catalogue.variables} found={found} />
}

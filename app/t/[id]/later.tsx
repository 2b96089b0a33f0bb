import Link from "next/link"
import { Typical } from "@/components/reader/typical/cell"
import { Verdicts } from "@/components/reader/verdicts/list"
import { everything } from "@/lib/model/population/filters"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { quotedWords } from "@/lib/model/reader/spans/citations"
import { cellClauses } from "@/lib/model/reader/typical/cell"
import type { Catalogue, Study } from "@/lib/model/study"
import { placesOfWords } from "@/lib/queries/reader/spans/quoted-words"
import { typicalOf } from "@/lib/queries/reader/typical/cell"
import { transcriptsUrl } from "@/lib/urls/transcripts"

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

import { Suspense } from "react"
import { VerdictLine } from "@/components/reader/verdicts/line"
import { actsOf } from "@/lib/model/reader/moment"
import type { ReadingHead } from "@/lib/model/reader/reading"
import type { Catalogue, Study } from "@/lib/model/study"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import type { Planned } from "@/lib/queries/reader/plan"
import { momentsIn } from "@/lib/queries/reader/rows"
import { TypicalLater, TypicalOf } from "./later"

type Props = { head: ReadingHead; study: Study; catalogue: Catalogue; planned: Planned }

/** What came of the transcript, and how usual that is. */
export function VerdictLineOf({ planned, ...about }: Props) {
  const { head, study, catalogue } = about
  const key = resolveOutcome(study, catalogue, null)?.key
  return (
    <VerdictLine
      reading={head}
      headline={catalogue.variables.find((variable) => variable.key === key) ?? null}
      moments={momentsIn(planned, head)}
      acts={actsOf(planned.outline, head.action)}
      typical={
        <Suspense fallback={<TypicalLater {...about} />}>
          <TypicalOf {...about} />
        </Suspense>
      }
    />
  )
}

import Link from "next/link"
import { count } from "@/lib/format/words"
import type { WidthPlan } from "@/lib/model/review/judges/check"
import { methodsUrl } from "@/lib/urls/methods"
import { newQueueUrl } from "@/lib/urls/review"
import { planWords } from "./check-words"
import type { JudgesScope } from "./scope"

/** How many more labels until the interval is as narrow as one asks. */
export function LabelsNeeded({ scope, plan }: { scope: JudgesScope; plan: WidthPlan }) {
  const { width, have, powered, alone } = plan
  return (
    <section aria-labelledby="more-labels" className="mt-4 max-w-read">
      <h2 id="more-labels" className="font-semibold">
        {`How many more labels until the rate is known to ± ${scope.width} points?`}
      </h2>
      <dl className="my-2 grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {powered && (
          <>
            <dt className="text-muted">with the judge</dt>
            <dd>{planWords(powered, have, width)}</dd>
          </>
        )}
        <dt className="text-muted">{powered ? "by labels alone" : "labels alone"}</dt>
        <dd>{planWords(alone, have, width)}</dd>
      </dl>
      <p className="text-muted text-sm">
        {`${count(have)} labels drawn at random are there. `}
        {powered
          ? "If people go on to say what they said so far. "
          : "What the judge would spare cannot be said before some labels are drawn at random. "}
        <Link href={methodsUrl("labels-needed")} className="link">
          How this is computed
        </Link>
      </p>
      <p className="no-print mt-1">
        <Link
          href={newQueueUrl(scope.study, scope.population)}
          className="link inline-flex min-h-6 items-center"
        >
          Make a queue of these transcripts
        </Link>
      </p>
    </section>
  )
}

import { plural } from "@/lib/format/words"
import type { QueuePlan } from "@/lib/model/review/queues/plan"
import { planWords } from "./plan-words"
import { StrataTable } from "./strata-table"

type Props = { filters: string; plan: QueuePlan; perItem: number; reviewers: number }

/** What a queue would be made of, before it is made. */
export function QueuePreview({ filters, plan, perItem, reviewers }: Props) {
  const labels = plan.drawn * perItem
  return (
    <section aria-labelledby="preview" className="my-4 max-w-read">
      <h2 id="preview" className="font-semibold">
        {plural(plan.drawn, "transcript")}
      </h2>
      <p>{`${planWords({ filters, plan })}.`}</p>
      <p className="text-muted">
        {plan.drawn === 0
          ? "Nothing was drawn: choose another plan, or fewer filters."
          : `Each by ${perItem} of ${plural(reviewers, "reviewer")}: ${plural(labels, "reading")}${reviewers > 0 ? `, about ${Math.ceil(labels / reviewers)} each` : ""}.`}
      </p>
      <StrataTable strata={plan.strata} />
    </section>
  )
}

import { plural } from "@/lib/format/words"
import type { QueueRow } from "@/lib/model/review/queues/plan"
import { blindWords, planWords, timeWords } from "./plan-words"
import { Progress } from "./progress"

/** What a queue is: how it was drawn, what is asked, how far it is. */
export function QueueHead({ queue }: { queue: QueueRow }) {
  const { title, state, drawn, perItem, items, submitted, questions, author, dueOn, medianSeconds } = queue
  const blind = blindWords(queue.blind)
  return (
    <>
      <h1 className="font-semibold text-lg">
        {title}
        {state !== "open" && <span className="font-normal text-muted">{` · ${state}`}</span>}
      </h1>
      <div className="max-w-read">
        {drawn ? (
          <p>{`${sentenceCase(planWords(drawn))}.`}</p>
        ) : (
          <p className="text-muted">
            How these transcripts were chosen is shown to you when you have judged them: it may tell what you
            must not know yet.
          </p>
        )}
        <p>
          {`Asked: ${questions.map(({ key }) => key).join(", ")}. Each transcript by ${plural(perItem, "person", "people")}${blind === "" ? "" : `; ${blind}`}.`}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 text-muted">
          <Progress done={submitted} of={items * perItem} label="Judged" />
          <span>{`median ${timeWords(medianSeconds)}`}</span>
          <span>{`made by ${author} on ${queue.createdAt.slice(0, 10)}`}</span>
          {dueOn !== null && <span>{`due ${dueOn}`}</span>}
        </p>
      </div>
    </>
  )
}

function sentenceCase(text: string): string {
  return text.replace(/^./u, (first) => first.toUpperCase())
}

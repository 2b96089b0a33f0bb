import type { ImportedComment, ImportedEvidence, ImportedJudgement } from "@/lib/importers/contract"
import type { Message } from "@/lib/model/transcript"
import { reviewer, variables } from "./codebook"
import { type Label, type Review, type Reviewer, reviewers } from "./reviews"

/** People's labels as judgements: harmful, and belief where they gave one. */
export function labelsOf({ labels = {} }: Review, judgedAt: string): ImportedJudgement[] {
  return names().flatMap((by) => {
    const label = labels[by]
    return label ? labelled(by, label, judgedAt) : []
  })
}

function labelled(by: Reviewer, { harmful, belief, why }: Label, judgedAt: string): ImportedJudgement[] {
  const judge = reviewer(reviewers[by])
  const reason = why === undefined ? {} : { explanation: why }
  return [
    { variable: variables.harmful, judge, value: harmful, judgedAt, ...reason },
    ...(belief ? [{ variable: variables.belief, judge, value: belief, judgedAt }] : []),
  ]
}

/** People's comments, their quotes found in the answer. Throws when a quote is not there: the text is ours. */
export function commentsOf(
  { comments = [] }: Review,
  messages: Message[],
  writtenAt: string,
): ImportedComment[] {
  return comments.map(({ by, text, on }) => ({
    author: reviewers[by],
    text,
    writtenAt,
    ...(on === undefined ? {} : { span: quoted(messages, on) }),
  }))
}

function quoted(messages: Message[], quote: string): ImportedEvidence {
  for (const [message, { role, text }] of messages.entries()) {
    const start = role === "assistant" ? text.indexOf(quote) : -1
    if (start !== -1) return { message, at: [start, start + quote.length] }
  }
  throw new Error(`No answer holds the quote "${quote}".`)
}

function names(): Reviewer[] {
  return ["ottilie", "ferran"]
}

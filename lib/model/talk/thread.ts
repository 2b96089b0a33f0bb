import type { ReadComment } from "@/lib/model/reader/reading"

/** A comment and what was answered to it, in the order of writing. */
export type Thread = { first: ReadComment; replies: ReadComment[] }

/** Comments, in their order, as threads. A reply whose thread is not among them begins one. */
export function threadsOf(comments: ReadComment[]): Thread[] {
  const known = new Set(comments.map(({ id }) => id))
  const isReply = ({ thread }: ReadComment) => thread !== null && known.has(thread)
  return comments
    .filter((comment) => !isReply(comment))
    .map((first) => ({ first, replies: comments.filter((one) => one.thread === first.id) }))
}

/** A mention of somebody, as they find it. */
export type MentionRow = {
  comment: string
  author: string
  text: string
  at: string
  seen: boolean
  transcript: string
  study: { slug: string; title: string }
}

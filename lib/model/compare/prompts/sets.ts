import type { PromptMessage } from "./diff"

/** A distinct text of a role, numbered by first appearance. */
export type PromptBody = PromptMessage & { index: number }

/** The messages that some conditions have in common. */
export type PromptSet<C> = { messages: PromptBody[]; conditions: C[] }

/**
 * The distinct prompts of conditions, in the order of their smallest ids. Two hashes of one role and text are one
 * body. Conditions without prompts are in none. Throws where a body is missing.
 */
export function promptSets<C extends { id: number; prompts: { hash: string }[] }>(
  conditions: C[],
  bodies: Map<string, PromptMessage>,
): PromptSet<C>[] {
  const known = new Map<string, PromptBody>()
  const sets = new Map<string, PromptSet<C>>()
  for (const condition of conditions.toSorted((a, b) => a.id - b.id)) {
    if (condition.prompts.length === 0) continue
    const messages = condition.prompts.map(({ hash }) => bodyOf(hash, bodies, known))
    const key = messages.map(({ index }) => index).join(" ")
    const set = sets.get(key)
    if (set) set.conditions.push(condition)
    else sets.set(key, { messages, conditions: [condition] })
  }
  return [...sets.values()]
}

function bodyOf(
  hash: string,
  bodies: Map<string, PromptMessage>,
  known: Map<string, PromptBody>,
): PromptBody {
  const byHash = known.get(`hash ${hash}`)
  if (byHash) return byHash
  const message = bodies.get(hash)
  if (message === undefined) throw new Error(`The body ${hash} of a prompt is not among the bodies given.`)
  const key = JSON.stringify([message.role, message.text])
  const body = known.get(key) ?? { role: message.role, text: message.text, index: known.size }
  known.set(key, body).set(`hash ${hash}`, body)
  return body
}

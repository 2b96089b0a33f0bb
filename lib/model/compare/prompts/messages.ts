import { diffArrays } from "diff"

type Message = { role: string; text: string }

/** A message of a, of b, or one of each that take the same place. */
export type MessagePair = { a?: Message; b?: Message }

/** Messages of two prompts paired in order: first those that are the same, then between them those of the same role. */
export function alignMessages(a: Message[], b: Message[]): MessagePair[] {
  return alignBy(sameMessage, a, b, (restA, restB) => alignBy(sameRole, restA, restB, alone))
}

function alignBy(
  isSame: (a: Message, b: Message) => boolean,
  a: Message[],
  b: Message[],
  between: (a: Message[], b: Message[]) => MessagePair[],
): MessagePair[] {
  const pairs: MessagePair[] = []
  let [atA, atB] = [0, 0]
  let rest: { a: Message[]; b: Message[] } = { a: [], b: [] }
  for (const { added, removed, count } of diffArrays(a, b, { comparator: isSame })) {
    const [ofA, ofB] = [a.slice(atA, atA + (added ? 0 : count)), b.slice(atB, atB + (removed ? 0 : count))]
    atA += ofA.length
    atB += ofB.length
    if (added || removed) {
      rest.a.push(...ofA)
      rest.b.push(...ofB)
      continue
    }
    pairs.push(...between(rest.a, rest.b), ...ofA.map((message, index) => ({ a: message, b: ofB[index] })))
    rest = { a: [], b: [] }
  }
  return [...pairs, ...between(rest.a, rest.b)]
}

function alone(a: Message[], b: Message[]): MessagePair[] {
  return [...a.map((message) => ({ a: message })), ...b.map((message) => ({ b: message }))]
}

function sameRole(a: Message, b: Message): boolean {
  return a.role === b.role
}

function sameMessage(a: Message, b: Message): boolean {
  return a.role === b.role && a.text === b.text
}

import type { PathKind } from "@/lib/model/reader/paths/of-sample"
import type { GrowingPath, ModelCall, Scope } from "./schema"
import type { MessageTable } from "./table"

/** A grader's answer is a judgement, not something the agent said. */
export function isGrading({ role, scopes }: ModelCall): boolean {
  return role === "grader" || scopes.some(({ type }) => type === "scorer" || type === "scorers")
}

/** All answers of the sample, and those that its final messages hold. */
type Answers = { calls: ModelCall[]; held: ModelCall[] }

/** What became of a path, what it is called, and its model where that is not the final conversation's. */
export function placePath(
  { numbers, shared, first, last }: GrowingPath,
  table: MessageTable,
  { calls, held }: Answers,
): { kind: PathKind; name: string; model?: string } {
  const agent = agentOf(first)
  const mains = held.map(agentOf)
  const begun = numbers.slice(0, shared).some((number) => table.message(number).role !== "system")
  // Of a sample that broke off the final messages may hold no answer at all: then no agent is known to be the main one.
  const foreign = agent && held.length > 0 && !mains.some((main) => main?.name === agent.name)
  const apart = agent?.id !== undefined && !mains.some((main) => main?.id === agent.id)
  const inner = first.scopes.findLast(({ type }) => type === "tool" || type === "subtask")
  const models = new Set(held.flatMap(({ model }) => model ?? []))
  const model = first.model && models.size > 0 && !models.has(first.model) ? { model: first.model } : {}
  if (foreign || (!begun && (apart || inner || first.role)))
    return { kind: "sub-agent", name: agent?.name || inner?.name || first.role || "sub-agent", ...model }
  const next = calls.find(({ place }) => place > last.place)
  if (held.includes(last) || (next && next.compactions > last.compactions))
    return { kind: "before compaction", name: "before compaction", ...model }
  const wentOn = held.some(({ place }) => place > last.place)
  return { kind: wentOn ? "rolled back" : "abandoned", name: "branch", ...model }
}

/** The agent whose span a call stands in, if it is one's. */
function agentOf({ scopes }: ModelCall): Scope | undefined {
  return scopes.findLast(({ type }) => type === "agent")
}

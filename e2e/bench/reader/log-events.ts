import type { Chance } from "./chance"
import { type LogMessage, MODEL, textOf } from "./conversation"
import type { LogKind } from "./log-kinds"

type Parts = {
  chance: Chance
  kind: LogKind
  id: string
  messages: LogMessage[]
  /** The same messages, with references in place of long strings. */
  pool: LogMessage[]
  attach(text: string): string
  score: { explanation: string }
}

/** What happened, in Inspect's events: spans, a model event per answer that refers to the pool, tools, the score. */
export function logEvents(parts: Parts): object[] {
  const { chance, kind, messages, pool, score, id } = parts
  const begun = Date.parse("2026-06-10T18:24:00Z")
  const events: object[] = []
  let seconds = 0
  const time = () => new Date(begun + seconds * 1000).toISOString()
  const add = (event: string, span_id: string, content: object) => {
    seconds += 0.01
    events.push({ event, uuid: chance.id(), span_id, timestamp: time(), working_start: seconds, ...content })
  }
  const within = (type: string, name: string, parent: string | null, work: (span: string) => void) => {
    const span = chance.id()
    add("span_begin", span, { id: span, type, name, ...(parent !== null && { parent_id: parent }) })
    work(span)
    add("span_end", span, { id: span })
  }
  const completed = (took: number) => {
    seconds += took
    return { completed: time(), working_time: took }
  }

  within("init", "init", null, (span) => {
    const sample = { id, input: pool[1]?.content, target: "none" }
    add("sample_init", span, { sample, state: stateAt(pool) })
  })
  within("solvers", "solvers", null, (solvers) => {
    within("agent", "react", solvers, (agent) => {
      for (const [at, message] of messages.entries()) {
        const previous = pool[at - 1]
        const before = previous?.tool_calls?.[0]
        if (message.role === "assistant") {
          const [input_refs, output] = [refs(at, kind.window), outputOf(message, pool[at])]
          const call = { model: MODEL, input: [], input_refs, tools: TOOLS, tool_choice: "auto", config: {} }
          add("model", agent, { ...call, output, ...completed(3.9) })
        } else if (message.role === "tool" && before) {
          const result = { result: pool[at]?.content, message_id: message.id, events: [] }
          within("tool", before.function, agent, (span) => {
            add("tool", span, { ...before, ...result, ...completed(0.9) })
          })
        }
      }
    })
  })
  within("scorers", "scorers", null, (span) => {
    const kept = { ...score, explanation: parts.attach(score.explanation) }
    add("score", span, { score: kept, target: "none", intermediate: false, scorer: "judge" })
  })
  return events
}

/** The messages that an agent with such a window was given: the prompts, and the latest. */
function refs(at: number, window: number): [number, number][] {
  if (at - 2 <= window) return [[0, at]]
  return [
    [0, 2],
    [at - window, at],
  ]
}

function outputOf(message: LogMessage, pooled: LogMessage | undefined) {
  const stop_reason = message.tool_calls ? "tool_calls" : "stop"
  return { model: MODEL, choices: [{ message: pooled, stop_reason }], completion: textOf(message), time: 3.9 }
}

function stateAt(pool: LogMessage[]) {
  const output = { model: MODEL, choices: [], completion: "" }
  const rest = { tools: [], tool_choice: null, store: {}, metadata: {} }
  return { messages: pool.slice(0, 2), output, completed: false, ...rest }
}

function tool(name: string, description: string, parameter: string) {
  const properties = { [parameter]: { type: "string", description } }
  const parameters = { type: "object", properties, required: [parameter], additionalProperties: false }
  return { name, description, parameters }
}

const TOOLS = [
  tool("bash", "Run a command in a shell of the sandbox and return what it prints.", "cmd"),
  tool("python", "Run Python in the sandbox and return what it prints.", "code"),
]

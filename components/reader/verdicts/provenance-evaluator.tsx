import { GoLink } from "./explanation-go"

export type EvaluatorThought = { before: number; text: string }

/** The evaluator's reasoning as importers keep it: before which message, and what; null when it is not that. */
export function evaluatorThoughts(value: unknown): EvaluatorThought[] | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const thoughts = value.map(thoughtOf)
  return thoughts.every((one) => one !== null) ? thoughts : null
}

/** What the model that played the other side thought: none of it is the target's, and the target never saw it. */
export function EvaluatorReasoning({ thoughts }: { thoughts: EvaluatorThought[] }) {
  return (
    <details>
      <summary className="disclosure min-h-[24px] text-sm">
        {`The evaluator thought (${thoughts.length})`}
      </summary>
      <p className="text-muted text-xs">Of the model that played the other side; the target never saw it.</p>
      <ol className="border-edge border-l border-dashed pl-2">
        {thoughts.map(({ before, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several thoughts may come before one message.
          <li key={i} className="py-1">
            <GoLink place={{ message: before }} className="link inline-block min-h-[24px] text-sm">
              {`before #${before + 1}`}
            </GoLink>
            <p dir="auto" className="wrap-anywhere whitespace-pre-wrap text-muted text-sm">
              {text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  )
}

function thoughtOf(value: unknown): EvaluatorThought | null {
  if (typeof value !== "object" || value === null) return null
  const before = "before_message" in value ? value.before_message : null
  const text = "text" in value ? value.text : null
  return typeof before === "number" && typeof text === "string" ? { before, text } : null
}

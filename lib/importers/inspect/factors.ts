import { agenticFactors, isAgenticMisalignment } from "./agentic-misalignment"
import type { LogHeader, Sample } from "./log-schema"
import { taskName } from "./run"

/** Words that mean something else wherever a factor is named. */
const reserved = new Set(["task", "model"])
const LONGEST = 120

/**
 * The assigned settings of a sample: the task, and its arguments that are single values, as passed (as
 * resolved, in logs that do not say what was passed). Longer texts and objects stay in the run's settings.
 */
export function readFactors(header: LogHeader, sample: Sample): Record<string, string> {
  if (isAgenticMisalignment(header)) return agenticFactors(header, sample)
  const factors: Record<string, string> = { task: taskName(header.eval.task) }
  for (const [name, value] of Object.entries(header.eval.task_args_passed ?? header.eval.task_args ?? {})) {
    const level = levelOf(value)
    if (level !== null) factors[reserved.has(name) ? `task_arg_${name}` : name] = level
  }
  return factors
}

function levelOf(value: unknown): string | null {
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (typeof value === "number") return String(value)
  if (typeof value !== "string" || value === "") return null
  return value.length <= LONGEST && !/[\r\n]/.test(value) ? value : null
}

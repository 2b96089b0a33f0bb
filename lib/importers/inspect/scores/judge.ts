import type { ImportedJudge } from "@/lib/importers/contract"
import { Dictionary, type LogHeader } from "@/lib/importers/inspect/log-schema"

/** Inspect's own scorers that compare texts and ask no model. */
const comparing = new Set(["match", "includes", "exact", "pattern", "answer", "choice", "f1", "math"])
const promptOptions = ["template", "instructions", "prompt", "pattern"]

/** The grader that a task argument or a model role names: a model's name, or an object that holds one. */
export function graderModel(header: LogHeader): string | undefined {
  return modelName(header.eval.task_args?.grader_model) ?? modelName(header.eval.model_roles?.grader)
}

/**
 * Who a scorer is: a classifier where it asks a model (it has one among its options, is one of Inspect's
 * model_graded ones, or the run has a grader and the scorer does more than compare texts), else a detector.
 */
export function scorerJudge(header: LogHeader, scorer: string): ImportedJudge {
  const options = scorerOptions(header, scorer)
  const own = modelName(options.model) ?? modelName(options.grader_model) ?? modelName(options.grader)
  const name = scorer.slice(scorer.lastIndexOf("/") + 1)
  const graded = name.startsWith("model_graded")
  const model = own ?? (graded || !comparing.has(name) ? graderModel(header) : undefined)
  const prompt = promptOptions.flatMap((key) => {
    const value = options[key]
    return typeof value === "string" ? [value] : []
  })
  return {
    kind: graded || model ? "classifier" : "detector",
    name: scorer,
    ...(model && { model }),
    ...(prompt.length > 0 && { prompt: prompt.join("\n\n") }),
  }
}

function scorerOptions({ eval: spec, results }: LogHeader, scorer: string): Record<string, unknown> {
  const options = spec.scorers?.find((candidate) => candidate.name === scorer)?.options
  const stated = results?.scores?.find((candidate) => (candidate.scorer ?? candidate.name) === scorer)?.params
  return { ...stated, ...options }
}

function modelName(value: unknown): string | undefined {
  if (typeof value === "string" && value !== "") return value
  const first = Array.isArray(value) ? value[0] : value
  const model = Dictionary.safeParse(first).data?.model ?? (Array.isArray(value) ? first : undefined)
  return typeof model === "string" && model !== "" ? model : undefined
}

/** The scorer of a log from before scores had names. */
export function onlyScorer({ eval: spec, results }: LogHeader): string {
  return results?.scorer?.name ?? results?.scores?.[0]?.name ?? spec.scorers?.[0]?.name ?? "score"
}

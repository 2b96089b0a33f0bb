import { readFile } from "node:fs/promises"
import { z } from "zod"
import { parseLeniently } from "@/lib/importers/agentic-misalignment/lenient"
import { cleanValue } from "@/lib/importers/clean-text"
import type { ImportWarning, RunStatus } from "@/lib/importers/contract"

/** What experiment_state.json says of every run of an experiment. The framework writes it as advice only. */
export type ExperimentState = {
  status: RunStatus
  startedAt?: string
  samplesPerCondition?: number
  settings: Record<string, unknown>
}

const State = z.looseObject({
  start_time: z.string().nullish(),
  status: z.string().nullish(),
  config: z.looseObject({ samples_per_condition: z.int().positive().nullish() }).nullish(),
})

const STATUS: Record<string, RunStatus> = {
  running: "started",
  completed: "success",
  failed: "error",
  paused: "cancelled",
}

/** Reads an experiment's state; `path` may not exist. A state that cannot be read is a warning. */
export async function readExperimentState(
  path: string,
  name: string,
): Promise<{ state: ExperimentState; warnings: ImportWarning[] }> {
  const unknown: ExperimentState = { status: "unknown", settings: {} }
  const text = await readFile(path, "utf8").catch(() => null)
  if (text === null) return { state: unknown, warnings: [] }
  const warning = (where: string, message: string) => ({ file: name, where, message, rejected: false })
  try {
    const json: unknown = cleanValue(JSON.parse(text), { replaced: 0 })
    const { data, misfits } = parseLeniently(State, json)
    const warnings = misfits.map(({ field, message }) => warning(field || "whole file", message))
    if (!data) return { state: unknown, warnings }
    const { start_time, status, config } = data
    const state: ExperimentState = {
      status: STATUS[status ?? ""] ?? "unknown",
      ...(start_time && { startedAt: start_time }),
      ...(config?.samples_per_condition && { samplesPerCondition: config.samples_per_condition }),
      settings: { experiment_state: data },
    }
    return { state, warnings }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return { state: unknown, warnings: [warning("whole file", `not JSON (${what}); the state is left out`)] }
  }
}

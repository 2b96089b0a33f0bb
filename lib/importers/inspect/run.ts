import { createHash } from "node:crypto"
import { stripVTControlCharacters } from "node:util"
import type { ImportedRun, RunStatus } from "@/lib/importers/contract"
import type { LogHeader } from "./log-schema"

const statuses = new Map<string | undefined, RunStatus>([
  ["success", "success"],
  ["started", "started"],
  ["cancelled", "cancelled"],
  ["error", "error"],
])

/** "inspect_evals/x" and "x" are one task. */
export function taskName(task: string): string {
  return task.slice(task.lastIndexOf("/") + 1)
}

/**
 * The same for both containers of one log: its eval_id, or where old logs lack it a hash of what tells a log
 * from its retry: run_id, task_id, created and status.
 */
export function runIdentity({ eval: spec, status }: LogHeader): string {
  return spec.eval_id ?? hashOf([spec.run_id, spec.task_id, spec.created, status])
}

export function readRun(header: LogHeader, file: string, sha256: string): ImportedRun {
  const { eval: spec, results } = header
  const total = results?.total_samples ?? plannedSamples(header)
  return {
    identity: runIdentity(header),
    title: `${taskName(spec.task)} · ${spec.model}`,
    file,
    sha256,
    status: statuses.get(header.status) ?? "unknown",
    ...(header.error && { error: stripVTControlCharacters(header.error.message) }),
    ...(total !== undefined && { statedTotal: total }),
    ...(spec.created && { createdAt: spec.created }),
    settings: settingsOf(header),
  }
}

function hashOf(parts: (string | undefined)[]): string {
  return createHash("sha256")
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest("hex")
}

/** Before there are results, the chosen samples times the epochs. */
function plannedSamples({ eval: spec }: LogHeader): number | undefined {
  const ids = spec.dataset?.sample_ids?.length
  return ids === undefined ? undefined : ids * (spec.config?.epochs ?? 1)
}

/** What the header says beyond the run itself: no setting is left out because we do not know it. */
function settingsOf(header: LogHeader): Record<string, unknown> {
  const { eval_id, created, model, dataset, ...spec } = header.eval
  const { sample_ids, ...rest } = dataset ?? {}
  const settings: Record<string, unknown> = {
    ...spec,
    dataset: rest,
    log_version: header.version,
    solvers: header.plan?.steps?.map((step) => step.solver),
    plan_config: header.plan?.config,
    stated: statedResults(header),
    stats: header.stats,
    invalidated: header.invalidated,
    log_tags: header.tags,
    log_metadata: header.metadata,
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => !isEmpty(value)))
}

/** The header's own results, shown as stated by the source and never used for a rate. */
function statedResults({ results }: LogHeader): Record<string, unknown> | undefined {
  if (!results) return undefined
  const { scorer, metrics, scores, ...totals } = results
  const legacy = scorer ? [{ name: scorer.name, scorer: scorer.name, metrics }] : []
  const scored = (scores ?? legacy).map(({ params: _, ...score }: Record<string, unknown>) => score)
  return { ...totals, scores: scored }
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  return typeof value === "object" && Object.keys(value).length === 0
}

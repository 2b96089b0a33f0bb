import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { shapeOfFile } from "@/lib/importers/petri/shape"

/** A rollout's file, by its name; variations count from 1, and so do their repetitions. */
export type RolloutFile = { file: string; variation: number; repetition: number }

export type RunListing = {
  rollouts: RolloutFile[]
  /** Files that bundle rollouts. */
  bundles: string[]
  /** Files of per-turn labels; the one without a suffix first. */
  labels: string[]
  /** What else there is, by name. */
  has: ReadonlySet<string>
  /** Files and folders that are no part of a run. */
  strangers: string[]
}

const ROLLOUT = /^transcript_v(\d+)r(\d+)\.json$/
const LABELS = /^rollout_misalignment_turns(?:_.+)?\.json$/
const BESIDE = ["judgment.json", "ideation.json", "understanding.json", "ambiguous_rollouts.json"]

/** Which variation and repetition a file name says; null where it says none. */
export function rolloutOf(file: string): RolloutFile | null {
  const match = ROLLOUT.exec(file)
  return match ? { file, variation: Number(match[1]), repetition: Number(match[2]) } : null
}

/** The files of a Bloom run folder; null where the folder is none. */
export async function listRun(path: string): Promise<RunListing | null> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const names = entries
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("."))
    .sort()
  const rollouts = names.flatMap((name) => rolloutOf(name) ?? [])
  rollouts.sort((a, b) => a.variation - b.variation || a.repetition - b.repetition)
  const labels = names
    .filter((name) => LABELS.test(name))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const bundles: string[] = []
  for (const name of names) {
    if (/^rollout.*\.json$/.test(name) && !LABELS.test(name) && (await isShape(join(path, name), "bundle")))
      bundles.push(name)
  }
  const [first] = rollouts
  const holds = bundles.length > 0 || (first && (await isShape(join(path, first.file), "transcript")))
  if (!holds) return null
  const known = new Set([...rollouts.map(({ file }) => file), ...labels, ...bundles, ...BESIDE])
  const strangers = names.filter((name) => !known.has(name))
  return { rollouts, bundles, labels, has: new Set(names), strangers }
}

async function isShape(path: string, shape: string): Promise<boolean> {
  return (await shapeOfFile(path).catch(() => null)) === shape
}

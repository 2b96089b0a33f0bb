import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { ImportEvent, ImportedRun } from "@/lib/importers/contract"
import { parseJson } from "@/lib/importers/inspect/files/parse-json"
import { fileSha256 } from "@/lib/importers/inspect/sha256"
import { warningOf } from "@/lib/importers/petri/events"
import { evaluatorOf, targetOf, UNNAMED } from "@/lib/importers/petri/transcript"
import { TranscriptFile } from "@/lib/importers/petri/transcript-schema"
import { bundledRollouts, readBundleHeader } from "./bundle"
import { type RolloutPlace, readRollout } from "./rollout"
import { type RunContext, readContext } from "./run-context"
import type { RunListing } from "./run-listing"

/** One rollout as it lies in the folder: a file of its own, or an item of a bundle. */
type Found = RolloutPlace & { load(): Promise<unknown> }
type Problem = { file: string; where: string; problem: string }

/**
 * Reads a Bloom run folder: the run, then its rollouts by variation and repetition. A bundle's copy of a rollout
 * that has a file of its own brings nothing. With `only`, the rollouts of that file alone.
 */
export async function* readRunFolder(
  path: string,
  name: string,
  listing: RunListing,
  only?: string,
): AsyncGenerator<ImportEvent> {
  const warnings: ImportEvent[] = []
  const remark = (file: string, where: string, message: string) =>
    void warnings.push(warningOf(`${name}/${file}`, where, message, false))
  const [bundle] = listing.bundles
  const header = bundle === undefined ? { metadata: {} } : await readBundleHeader(join(path, bundle))
  const context = await readContext(path, listing, { total: undefined, ...header }, remark)
  const first = await firstOf(path, listing)
  if (!first) throw new Error("none of its transcripts can be read")
  yield { type: "run", run: await runOf(path, name, listing, context, first) }
  yield* warnings
  for (const stranger of listing.strangers) {
    const message = "no part of a Bloom run; it was not read with it"
    if (only === undefined) yield warningOf(`${name}/${stranger}`, "whole file", message, false)
  }
  const seen = new Set<string>()
  for await (const found of rolloutsOf(path, listing)) {
    const file = `${name}/${found.file}`
    if (only !== undefined && found.file !== only) continue
    if ("problem" in found) yield warningOf(file, found.where, `${found.problem}; it was left out`, true)
    else yield* readRollout(file, found, context, found.load, seen)
  }
}

async function* rolloutsOf(path: string, listing: RunListing): AsyncGenerator<Found | Problem> {
  for (const { file, variation, repetition } of listing.rollouts) {
    const load = async () => parseJson(await readFile(join(path, file)))
    yield { file, where: file, variation, repetition, description: undefined, bundled: false, load }
  }
  for (const file of listing.bundles) {
    for await (const item of bundledRollouts(join(path, file))) {
      if ("problem" in item) {
        yield { file, ...item }
        continue
      }
      const { variation_number: variation, repetition_number: repetition = 1, ...rollout } = item.rollout
      const load = async () => rollout.transcript
      const place = { variation, repetition, description: rollout.variation_description }
      yield { file, where: `${file} ${item.where}`, ...place, bundled: true, load }
    }
  }
}

/** The first transcript that can be read: it says who the target is, and which run this is. */
async function firstOf(path: string, listing: RunListing): Promise<TranscriptFile | null> {
  for await (const found of rolloutsOf(path, listing)) {
    if ("problem" in found) continue
    const { data } = TranscriptFile.safeParse(await found.load().catch(() => null))
    if (data?.metadata?.transcript_id) return data
  }
  return null
}

async function runOf(
  path: string,
  name: string,
  listing: RunListing,
  context: RunContext,
  first: TranscriptFile,
): Promise<ImportedRun> {
  const { metadata } = first
  const [target, evaluator] = [targetOf(first) ?? UNNAMED, evaluatorOf(first)]
  const files: string[] = []
  for (const file of [...listing.has].filter((one) => !listing.strangers.includes(one)).sort()) {
    files.push(`${file} ${await fileSha256(join(path, file))}\n`)
  }
  const { statedTotal, settings } = context
  return {
    identity: sha256(JSON.stringify(["petri", evaluator ?? null, target, metadata?.transcript_id ?? null])),
    title: [context.behavior, target].filter((part) => part !== undefined).join(" · "),
    file: name,
    sha256: sha256(files.join("")),
    status: "unknown",
    ...(statedTotal !== undefined && { statedTotal }),
    ...(metadata?.created_at && { createdAt: metadata.created_at }),
    settings: { ...(evaluator && { evaluator }), ...settings },
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

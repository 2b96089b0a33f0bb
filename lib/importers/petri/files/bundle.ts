import { createReadStream } from "node:fs"
import { z } from "zod"
import { jsonParts } from "@/lib/importers/inspect/files/json-parts"
import { parseJson } from "@/lib/importers/inspect/files/parse-json"
import { Dictionary, maybe } from "@/lib/importers/petri/transcript-schema"

const BundledRollout = z.looseObject({
  variation_number: z.int(),
  repetition_number: maybe(z.int()),
  variation_description: maybe(z.string()),
  transcript: z.unknown().optional(),
  error: z.unknown().optional(),
})
export type BundledRollout = z.infer<typeof BundledRollout>

/** What a bundle says of its rollouts as a whole: their settings, and how many there are. */
export async function readBundleHeader(
  path: string,
): Promise<{ metadata: Record<string, unknown>; total?: number }> {
  const members = new Map<string, unknown>()
  for await (const part of jsonParts(chunksOf(path), (key) =>
    key === "metadata" || key === "total_count" ? "whole" : "skip",
  )) {
    if (!part.cut) members.set(part.key, parseJson(part.bytes))
  }
  const total = z.int().safeParse(members.get("total_count")).data
  return {
    metadata: Dictionary.safeParse(members.get("metadata")).data ?? {},
    ...(total !== undefined && { total }),
  }
}

/** The rollouts of a bundle one by one, or what is wrong with one. */
export async function* bundledRollouts(
  path: string,
): AsyncGenerator<{ where: string; rollout: BundledRollout } | { where: string; problem: string }> {
  for await (const part of jsonParts(chunksOf(path), (key) => (key === "rollouts" ? "items" : "skip"))) {
    if (part.item === null) continue
    const where = `rollouts[${part.item}]`
    try {
      if (part.cut) throw new Error(part.cut)
      const { data, error } = BundledRollout.safeParse(parseJson(part.bytes))
      yield data ? { where, rollout: data } : { where, problem: z.prettifyError(error) }
    } catch (error) {
      yield { where, problem: error instanceof Error ? error.message : String(error) }
    }
  }
}

function chunksOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 1 << 20 })
}

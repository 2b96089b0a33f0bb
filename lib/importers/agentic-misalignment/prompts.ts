import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { ConditionMetadata, factorsOf } from "@/lib/importers/agentic-misalignment/condition"
import { parseLeniently } from "@/lib/importers/agentic-misalignment/lenient"
import { cleanText, cleanValue } from "@/lib/importers/clean-text"
import type { ImportedCondition, ImportWarning } from "@/lib/importers/contract"
import { textMessage } from "@/lib/model/transcript"

export type Prompts = {
  condition: ImportedCondition
  /** metadata.json as it was written. */
  metadata: Record<string, unknown>
  /** Name and sha256 of every file read. */
  files: [name: string, sha256: string][]
  warnings: ImportWarning[]
}

/** The condition of a run folder with the prompts that went with it. `folder` is null where there are none. */
export async function readPrompts(folder: string | null, id: string, name: string): Promise<Prompts> {
  const found: Prompts = { condition: { factors: {}, prompts: [] }, metadata: {}, files: [], warnings: [] }
  const warn = (file: string, where: string, message: string) =>
    found.warnings.push({ file: file === "" ? name : `${name}/${file}`, where, message, rejected: false })
  const read = async (file: string): Promise<string | null> => {
    const bytes = folder === null ? null : await readFile(join(folder, file)).catch(() => null)
    if (!bytes) return null
    found.files.push([`prompts/${file}`, createHash("sha256").update(bytes).digest("hex")])
    const { text, replaced } = cleanText(bytes.toString("utf8"))
    if (replaced > 0) warn(file, "text", `${replaced} characters that cannot be stored became U+FFFD`)
    return text
  }

  const system = await read("system_prompt.txt")
  const user = await readUserPrompt(read)
  const metadata = await readMetadata(read, warn)
  if (folder === null) warn("", "prompts", "no prompts folder: transcripts hold the model's answer alone")
  else if (system === null || user === null) {
    const missing = system === null ? "system_prompt.txt" : "user_prompt.txt"
    warn(missing, basename(folder), `${missing} is missing: that message is left out`)
  }
  if (system !== null) found.condition.prompts.push(textMessage("system", system))
  if (user !== null) found.condition.prompts.push(textMessage("user", user))
  found.condition.factors = factorsOf(id, metadata.parsed, system)
  found.metadata = metadata.raw
  return found
}

type Read = (file: string) => Promise<string | null>

/** The user message as it was sent; old folders hold it in one file. */
async function readUserPrompt(read: Read): Promise<string | null> {
  const parts = [await read("user_prompt.txt"), await read("email_content.txt")].filter(
    (part) => part !== null,
  )
  return parts.length > 0 ? parts.join("\n\n") : read("full_user_prompt.txt")
}

async function readMetadata(read: Read, warn: (file: string, where: string, message: string) => void) {
  const nothing: { parsed: ConditionMetadata | null; raw: Record<string, unknown> } = {
    parsed: null,
    raw: {},
  }
  const text = await read("metadata.json")
  if (text === null) return nothing
  try {
    const json: unknown = cleanValue(JSON.parse(text), { replaced: 0 })
    const { data, misfits } = parseLeniently(ConditionMetadata, json)
    for (const { field, message } of misfits) {
      warn("metadata.json", field || "whole file", `${message}; the condition's id is used instead`)
    }
    return data && typeof json === "object" && json ? { parsed: data, raw: { ...json } } : nothing
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    warn("metadata.json", "whole file", `not JSON (${what}); the condition's id is used instead`)
    return nothing
  }
}

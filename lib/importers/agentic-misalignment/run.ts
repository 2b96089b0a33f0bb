import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import type { ExperimentState } from "@/lib/importers/agentic-misalignment/experiment"
import { nameBeside, type RunFolder, sampleFolders } from "@/lib/importers/agentic-misalignment/layout"
import { type Prompts, readPrompts } from "@/lib/importers/agentic-misalignment/prompts"
import { parseResponse, type ReadResponse, transcriptOf } from "@/lib/importers/agentic-misalignment/response"
import type { ImportEvent, ImportedRun } from "@/lib/importers/contract"

const MISSING = "the sample folder has no response.json: the framework writes none for an empty completion"

/** Reads one model under one condition: the run, then its transcripts by sample number. */
export async function* readRun(
  folder: RunFolder,
  name: string,
  state: ExperimentState,
): AsyncIterable<ImportEvent> {
  const samples = await sampleFolders(folder.path)
  const prompts = await readPrompts(folder.prompts, folder.condition, promptsName(folder, name))
  const files = [...prompts.files]
  let first: ReadResponse | null = null
  for (const sample of samples) {
    const bytes = await readFile(join(folder.path, sample.name, "response.json")).catch(() => null)
    if (!bytes) continue
    files.push([`${sample.name}/response.json`, createHash("sha256").update(bytes).digest("hex")])
    if (!first?.data?.metadata?.timestamp) first = parseOrNull(bytes.toString("utf8")) ?? first
  }
  yield { type: "run", run: runOf(folder, name, state, prompts, files, first, samples.length) }
  for (const warning of prompts.warnings) yield { type: "warning", warning }
  const model = first?.data?.metadata?.model ?? folder.model
  for (const { name: sample, number } of samples)
    yield* readSample(folder, name, sample, number, model, prompts)
}

async function* readSample(
  folder: RunFolder,
  name: string,
  sample: string,
  number: number,
  model: string,
  { condition }: Prompts,
): AsyncIterable<ImportEvent> {
  const where = `${sample}/response.json`
  const warning = (field: string, message: string, rejected: boolean): ImportEvent => ({
    type: "warning",
    warning: { file: `${name}/${where}`, where: field, message, rejected },
  })
  let response: ReadResponse
  try {
    response = parseResponse(await readFile(join(folder.path, where), "utf8"))
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof SyntaxError)
      yield warning("whole file", `not JSON: ${message}; the sample is left out`, true)
    else if (/\bENOENT\b/.test(message)) yield warning("whole file", MISSING, false)
    else yield warning("whole file", `cannot be read: ${message}; the sample is left out`, true)
    return
  }
  const read = transcriptOf(response, { model, condition, number, where })
  for (const { field, message } of [...response.misfits, ...(read?.misfits ?? [])]) {
    yield warning(field || "whole file", `${message}; the field is not used`, false)
  }
  if (!read) {
    yield warning("raw_response", "neither an answer nor an error can be read; the sample is left out", true)
    return
  }
  for (const [field, message] of remarks(response, folder, read.transcript.model.name)) {
    yield warning(field, message, false)
  }
  yield { type: "transcript", transcript: read.transcript }
}

function remarks({ data, replaced }: ReadResponse, folder: RunFolder, model: string): [string, string][] {
  const found: [string, string][] = []
  const metadata = data?.metadata
  if (replaced > 0) found.push(["text", `${replaced} characters that cannot be stored became U+FFFD`])
  if (metadata?.model === undefined) found.push(["metadata.model", `no usable value; "${model}" is taken`])
  if (metadata?.sample_id === undefined)
    found.push(["metadata.sample_id", "no usable value; the folder's number is taken"])
  if (metadata?.condition !== undefined && metadata.condition !== folder.condition) {
    found.push([
      "metadata.condition",
      `says "${metadata.condition}"; the folder's "${folder.condition}" is taken`,
    ])
  }
  return found
}

function runOf(
  folder: RunFolder,
  name: string,
  state: ExperimentState,
  prompts: Prompts,
  files: [string, string][],
  first: ReadResponse | null,
  sampleCount: number,
): ImportedRun {
  const model = first?.data?.metadata?.model ?? folder.model
  const timestamp = first?.data?.metadata?.timestamp
  const origin = timestamp ?? sha256(prompts.files.map(([file, hash]) => `${file} ${hash}`).join("\n"))
  const listing = files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, hash]) => `${file} ${hash}\n`)
  return {
    identity: sha256(JSON.stringify(["agentic-misalignment", model, folder.condition, origin])),
    title: `${model}, ${folder.condition}`,
    file: name,
    sha256: sha256(listing.join("")),
    status: state.status,
    statedTotal: Math.max(state.samplesPerCondition ?? 0, sampleCount),
    ...((timestamp ?? state.startedAt) && { createdAt: timestamp ?? state.startedAt }),
    settings: { ...state.settings, prompt_metadata: prompts.metadata },
  }
}

/** The prompts folder named as its run is; it may lie outside the source. */
function promptsName({ path, prompts }: RunFolder, name: string): string {
  return prompts === null ? name : nameBeside(name, path, prompts)
}

function parseOrNull(text: string): ReadResponse | null {
  try {
    const response = parseResponse(text)
    return response.data?.metadata?.model ? response : null
  } catch {
    return null
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

import type { Entry } from "yauzl"
import type { Source } from "@/lib/importers/contract"
import { headerMembers } from "@/lib/importers/inspect/log-schema"
import { scoreKinds } from "@/lib/importers/inspect/scores/kinds"
import { fileSha256 } from "@/lib/importers/inspect/sha256"
import { readChunked } from "./chunked-sample"
import { jsonMembers, jsonParts, memberValue } from "./json-parts"
import { readMonolith } from "./monolith-sample"
import { ambiguous, type BadSample, type OpenLog, type RawSample, readHeader } from "./open-log"
import { openZip, type ZipArchive } from "./zip-archive"

const START = "_journal/start.json"
const monolith = /^(samples\/.+_epoch_\d+)\.json$/
const chunked =
  /^(samples\/.+_epoch_\d+)\/(sample\.json|metadata\.json|(?:messages|attachments|events)\/\d+\.json)$/

/** True when a zip's central directory has what every .eval file has. */
export async function isEvalZip(path: string): Promise<boolean> {
  const zip = await openZip(path)
  zip.close()
  return zip.entries.has("header.json") || zip.entries.has(START)
}

/**
 * Opens an .eval file: a zip of a header, summaries and one entry (or folder of chunks) per sample. Without
 * header.json the run never ended; then its journal tells what was to run.
 * @throws Error when neither header nor journal can be read.
 */
export async function openEval(source: Source): Promise<OpenLog> {
  const sha256 = await fileSha256(source.path)
  const zip = await openZip(source.path)
  try {
    const remarks: OpenLog["remarks"] = []
    const members = await headerOf(zip, remarks)
    const header = readHeader(members)
    if (!zip.entries.has("header.json")) header.status = "started"
    const kinds = scoreKinds()
    await readSummaries(zip, remarks, (scores) => kinds.count(scores))
    return {
      sha256,
      header,
      remarks,
      kinds,
      ambiguousIds: ambiguous(header.eval.dataset?.sample_ids ?? []),
      samples: () => samplesOf(zip),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function headerOf(zip: ZipArchive, remarks: OpenLog["remarks"]): Promise<Map<string, Buffer>> {
  const header = zip.entries.get("header.json")
  const start = zip.entries.get(START)
  if (!header && !start) throw new Error(`it holds neither header.json nor ${START}`)
  try {
    if (header) return await jsonMembers(zip.chunks(header), headerMembers)
  } catch (error) {
    if (!start) throw new Error(`header.json cannot be read: ${reason(error)}`)
    remarks.push({
      where: "header.json",
      message: `${reason(error)}; the run was read from ${START} instead`,
    })
  }
  if (!start) throw new Error("header.json cannot be read")
  return jsonMembers(zip.chunks(start), headerMembers)
}

/** Summaries only tell what values scores take; without them the samples still come through. */
async function readSummaries(zip: ZipArchive, remarks: OpenLog["remarks"], each: (scores: unknown) => void) {
  const journal = [...zip.entries.keys()].filter((name) => /^_journal\/summaries\/\d+\.json$/.test(name))
  const names = zip.entries.has("summaries.json") ? ["summaries.json"] : journal
  for (const name of names) {
    const entry = zip.entries.get(name)
    if (!entry) continue
    try {
      for await (const part of jsonParts(zip.chunks(entry), () => "whole")) {
        if (part.cut) throw new Error(part.cut)
        each(memberValue(await jsonMembers([part.bytes], new Set(["scores"])), "scores"))
      }
    } catch (error) {
      remarks.push({ where: name, message: `${reason(error)}; samples are read without it` })
    }
  }
}

async function* samplesOf(zip: ZipArchive): AsyncGenerator<RawSample | BadSample> {
  for (const [name, files] of sampleEntries(zip)) {
    const whole = files.get("")
    const where = whole ? `${name}.json` : `${name}/sample.json`
    try {
      yield whole ? await readMonolith(() => zip.chunks(whole), where) : await readChunked(zip, files, where)
    } catch (error) {
      yield { where, problem: reason(error) }
    }
  }
}

/** The entries of each sample: "" for a monolith, else by their name within the sample's folder. */
function sampleEntries(zip: ZipArchive): Map<string, Map<string, Entry>> {
  const samples = new Map<string, Map<string, Entry>>()
  for (const [name, entry] of zip.entries) {
    const [, sample, file] = monolith.exec(name) ?? chunked.exec(name) ?? []
    if (!sample) continue
    const files = samples.get(sample) ?? new Map<string, Entry>()
    files.set(file ?? "", entry)
    samples.set(sample, files)
  }
  return samples
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

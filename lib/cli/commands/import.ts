import { existsSync } from "node:fs"
import path from "node:path"
import { defineCommand, type ExitCode, UsageError } from "@/lib/cli/command"
import { importProgress } from "@/lib/cli/commands/import-progress"
import { openDatabase } from "@/lib/cli/database"
import { userPath } from "@/lib/cli/start/user-path"
import { runDetectors } from "@/lib/commands/codebook/detectors/run"
import { type ImportCounts, importEvents, noCounts } from "@/lib/commands/import/write-events"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { openStudy } from "@/lib/commands/studies/open"
import { plural } from "@/lib/format/words"
import { importers } from "@/lib/importers"
import type { Importer, Source } from "@/lib/importers/contract"
import { discover, sourceAt } from "@/lib/importers/discover"
import { loadMapping, mappingImporter } from "@/lib/importers/mapping"
import { SYSTEM } from "@/lib/model/people/viewer"

const help = `exhibit import PATH… --study SLUG [--map FILE] [--format NAME] [--json]

Imports files, or folders of them, into a study (made when it is not there). What is already there is known
and not imported twice. Recognised by content: ${importers.map(({ name }) => name).join(", ")}.

  --map FILE     JSONL, CSV or published rates, described by a mapping file (lib/importers/mappings/README.md)
  --format NAME  read every file as this format
  --json         one JSON document on stdout

Exit code 3: done, but something was rejected; it is listed, and kept with the study's runs.`

type Found = { source: Source; importer: Importer }
type Failure = { file: string; message: string }

export const importCommand = defineCommand({
  name: "import",
  summary: "import logs, results folders, tables or published rates into a study",
  help,
  options: {
    study: { type: "string" },
    map: { type: "string" },
    format: { type: "string" },
    json: { type: "boolean" },
  },
  positionals: true,
  async run(values, positionals) {
    if (positionals.length === 0) throw new UsageError("name the files or folders to import")
    if (values.study === undefined) throw new UsageError("--study SLUG is missing: the study to import into")
    const paths = positionals.map(userPath)
    const map = values.map === undefined ? undefined : userPath(values.map)
    const { found, failures, skipped } = await findSources(paths, map, values.format)
    await openDatabase()
    // Where there is nothing to read, a mistyped slug makes no study.
    const study = found.length > 0 ? await openStudy(values.study) : 0
    const counts = noCounts()
    const progress = importProgress(found.length)
    for (const { source, importer } of found) {
      progress.begin(source.name)
      try {
        await importEvents(study, importer.name, importer.read(source), counts, progress.transcripts)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        failures.push({ file: source.name, message })
      }
    }
    progress.end()
    if (counts.runs > 0) await noteImport(study, found, counts)
    await judgeImported(study)
    report(values.study, found.length, counts, failures, skipped, values.json === true)
    return exitCode(found.length, counts, failures)
  },
})

/** In the study's audit log: which files came, and what of them was new. */
async function noteImport(
  study: number,
  found: Found[],
  { runs, transcripts, judgements, cells }: ImportCounts,
) {
  const names = found.map(({ source }) => source.name)
  const more = names.length > SHOWN ? [`and ${names.length - SHOWN} more`] : []
  await recordAudit(SYSTEM, {
    ...{ action: "import", study, subject: plural(names.length, "file") },
    details: { files: [...names.slice(0, SHOWN), ...more], runs, transcripts, judgements, cells },
  })
}

/** What was imported is judged by the study's detectors; where that fails, the import still stands. */
async function judgeImported(study: number) {
  if (study === 0) return
  try {
    const { judgements } = await runDetectors({ study })
    if (judgements > 0) console.error(`detectors: ${judgements} judgements`)
  } catch (error) {
    console.error(`error: the detectors stopped: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function findSources(paths: string[], map: string | undefined, format: string | undefined) {
  const failures: Failure[] = []
  const skipped: Failure[] = []
  const found: Found[] = []
  if (map !== undefined) {
    if (format !== undefined) throw new UsageError("--map says the format; leave --format out")
    if (!existsSync(map)) throw new UsageError(`there is no mapping file "${map}"`)
    const importer = mappingImporter(await loadMapping(map))
    for (const file of paths) found.push({ source: await sourceAt(file), importer })
    return { found, failures, skipped }
  }
  const forced = importers.find(({ name }) => name === format)
  if (format !== undefined && !forced) {
    throw new UsageError(
      `there is no format "${format}"; there are ${importers.map(({ name }) => name).join(", ")}`,
    )
  }
  const named = new Set(paths.map((file) => path.resolve(file)))
  for await (const item of discover(paths, importers, forced)) {
    if ("importer" in item) found.push(item)
    // A file that the user named must be readable; one met in a folder may be anything.
    else
      (named.has(item.source.path) ? failures : skipped).push({
        file: item.source.name,
        message: item.unrecognised,
      })
  }
  if (found.length === 0 && failures.length === 0) {
    failures.push({ file: paths.join(", "), message: `nothing to import: expected ${expected()}` })
  }
  return { found, failures, skipped }
}

function expected(): string {
  return [...importers.map(({ expects }) => expects), "or JSONL or CSV with --map FILE"].join("; ")
}

function exitCode(sources: number, counts: ImportCounts, failures: Failure[]): ExitCode {
  if (failures.length > 0) return failures.length >= sources && counts.runs === 0 ? 1 : 3
  return counts.transcripts.rejected > 0 ? 3 : 0
}

const SHOWN = 20

function report(
  study: string,
  files: number,
  counts: ImportCounts,
  failures: Failure[],
  skipped: Failure[],
  json: boolean,
) {
  const { warnings, transcripts, cells } = counts
  for (const { file, message } of failures) console.error(`error: ${file}: ${message}`)
  for (const { file, where, message, rejected } of warnings.slice(0, SHOWN)) {
    console.error(`${rejected ? "rejected" : "warning"}: ${file}: ${where}: ${message}`)
  }
  if (warnings.length > SHOWN)
    console.error(`… and ${warnings.length - SHOWN} more, listed with the study's runs`)
  for (const { file, message } of skipped.slice(0, SHOWN)) console.error(`skipped: ${file}: ${message}`)
  if (skipped.length > SHOWN) console.error(`… and ${skipped.length - SHOWN} more files skipped`)
  if (json) {
    const said = warnings.map(({ file, where, message, rejected }) => ({ file, where, message, rejected }))
    console.log(
      JSON.stringify({ study, files, ...counts, warnings: said, errors: failures, skipped }, null, 2),
    )
    return
  }
  console.log(`${study}: ${files} files, ${counts.runs} runs`)
  console.log(
    `transcripts: ${transcripts.new} new, ${transcripts.known} known, ${transcripts.rejected} rejected`,
  )
  if (cells.new + cells.known + cells.changed > 0) {
    console.log(`published counts: ${cells.new} new, ${cells.known} known, ${cells.changed} changed`)
  }
  if (counts.judgements + counts.comments > 0) {
    console.log(`added to known transcripts: ${counts.judgements} judgements, ${counts.comments} comments`)
  }
}

import path from "node:path"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { pool } from "@/lib/db/client"
import { sourceAt } from "@/lib/importers/discover"
import { inspect } from "@/lib/importers/inspect"
import { timed } from "../measure"
import type { WrittenLog } from "./write-log"

export type ImportedLog = WrittenLog & { study: string; transcript: string; milliseconds: number }

/** Imports a log of `folder` as `exhibit import FILE` does, into a study of its own. */
export async function importLog(folder: string, log: WrittenLog): Promise<ImportedLog> {
  const study = `bench-${log.name.replaceAll("_", "-")}`
  const counts = noCounts()
  const milliseconds = await timed(async () => {
    const source = await sourceAt(path.join(folder, log.file))
    await importEvents(await openStudy(study), inspect.name, inspect.read(source), counts)
  })
  if (counts.transcripts.new !== log.samples || counts.warnings.length > 0) {
    const said = JSON.stringify({ ...counts, warnings: counts.warnings.slice(0, 3) })
    throw new Error(`${log.samples} samples were to be imported, without warnings; instead: ${said}`)
  }
  const { rows } = await pool().query<{ id: string; messages: number }>(
    `SELECT public_id AS id, message_count AS messages FROM transcript
     WHERE study_id = (SELECT id FROM study WHERE slug = $1) AND sample_id = $2`,
    [study, log.sample],
  )
  const [transcript] = rows
  if (transcript?.messages !== log.messages)
    throw new Error(`of ${log.sample} of ${log.file} ${transcript?.messages ?? "no"} messages were imported`)
  return { ...log, study, transcript: transcript.id, milliseconds }
}

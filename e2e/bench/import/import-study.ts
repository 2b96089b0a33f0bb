import { fileURLToPath } from "node:url"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { sourceAt } from "@/lib/importers/discover"
import { loadMapping, mappingImporter } from "@/lib/importers/mapping"
import { timed } from "../measure"
import type { Portion } from "./generate"

export const STUDY = "bench"

const mappingFile = fileURLToPath(new URL("mapping.yaml", import.meta.url))

/** Imports a portion as `exhibit import FOLDER --map FILE` does; how long it took, in milliseconds. */
export async function importPortion({ folder, from, to }: Portion): Promise<number> {
  const counts = noCounts()
  const milliseconds = await timed(async () => {
    const importer = mappingImporter(await loadMapping(mappingFile))
    const source = await sourceAt(folder)
    const study = await openStudy(STUDY)
    await importEvents(study, importer.name, importer.read(source), counts)
  })
  if (counts.transcripts.new !== to - from || counts.warnings.length > 0) {
    const said = JSON.stringify({ ...counts, warnings: counts.warnings.slice(0, 3) })
    throw new Error(`${to - from} transcripts were to be imported, without warnings; instead: ${said}`)
  }
  return milliseconds
}

/** Reads a portion and stores nothing: the part of an import that no database can make faster. */
export async function readPortion({ folder }: Portion): Promise<number> {
  return timed(async () => {
    const importer = mappingImporter(await loadMapping(mappingFile))
    let events = 0
    for await (const event of importer.read(await sourceAt(folder))) if (event.type === "transcript") events++
    return events
  })
}

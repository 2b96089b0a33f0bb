import { defineCommand, UsageError } from "@/lib/cli/command"
import { openStudyOf } from "@/lib/cli/commands/population"
import { openDatabase } from "@/lib/cli/database"
import { runDetectors } from "@/lib/commands/codebook/detectors/run"
import { count } from "@/lib/format/words"
import { listDetectors } from "@/lib/queries/codebook/detectors/list"

const help = `exhibit detect --study SLUG [--name NAME] [--json]

Lets the study's detectors, or the one of this name, judge every transcript that they have not judged yet. This
also happens by itself: after a detector is saved, after an import, and when Exhibit starts.
Exit code 3: done, but a detector stopped.`

const EVERY = 10_000

export const detectCommand = defineCommand({
  name: "detect",
  summary: "let detectors judge what they have not judged yet",
  help,
  options: {
    study: { type: "string" },
    name: { type: "string" },
    json: { type: "boolean" },
  },
  async run(values) {
    await openDatabase()
    const { study } = await openStudyOf(values.study)
    const names = [...new Set((await listDetectors(study)).map(({ name }) => name))]
    const { name } = values
    if (name !== undefined && !names.includes(name))
      throw new UsageError(`"${study.slug}" has no detector "${name}"; it has ${names.join(", ") || "none"}`)
    let said = 0
    const { judgements, failures } = await runDetectors({
      ...{ study: study.id, ...(name === undefined ? {} : { name }) },
      progress: (done) => {
        if (Math.floor(said / EVERY) < Math.floor(done / EVERY)) console.error(`  ${count(done)} judgements`)
        said = done
      },
    })
    const detectors = await listDetectors(study)
    const stopped = detectors.filter(({ failure, latest }) => latest && failure !== null)
    for (const { judge, failure } of stopped) console.error(`error: ${judge}: ${failure}`)
    if (values.json) {
      const rows = detectors.map(({ judge, judged, total, failure }) => ({ judge, judged, total, failure }))
      console.log(JSON.stringify({ study: study.slug, judgements, detectors: rows }, null, 2))
    } else {
      for (const { judge, judged, total } of detectors)
        console.log(`${judge}\t${count(judged)} of ${count(total)}`)
      console.log(`${count(judgements)} new judgements`)
    }
    return failures.size + stopped.length > 0 ? 3 : 0
  },
})

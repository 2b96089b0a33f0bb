import { defineCommand, UsageError } from "@/lib/cli/command"
import { openStudyOf, populationOf } from "@/lib/cli/commands/population"
import { openDatabase } from "@/lib/cli/database"
import { csvLine } from "@/lib/format/csv"
import { streamTranscripts } from "@/lib/queries/transcripts/list"
import { transcriptUrl } from "@/lib/urls/reader"

const help = `exhibit transcripts --study SLUG [--where KEY=VALUE]… [--search TEXT] [--rule NAME] [--json|--csv]

Lists the transcripts of a population: public id, model, factors, values.`

export const transcriptsCommand = defineCommand({
  name: "transcripts",
  summary: "list the transcripts behind a number",
  help,
  options: {
    study: { type: "string" },
    where: { type: "string", multiple: true },
    search: { type: "string" },
    rule: { type: "string" },
    json: { type: "boolean" },
    csv: { type: "boolean" },
  },
  async run(values) {
    if (values.json && values.csv) throw new UsageError("--json or --csv, not both")
    await openDatabase()
    const { study, catalogue } = await openStudyOf(values.study)
    const population = populationOf(catalogue, values)
    const rows = streamTranscripts(study, catalogue, population, { sort: "order", dir: "asc" })
    const factors = catalogue.factors.map(({ key }) => key)
    const variables = catalogue.variables.filter(({ kind }) => kind !== "text").map(({ key }) => key)
    if (values.csv)
      process.stdout.write(
        csvLine(["id", "model", "sample", "epoch", ...factors, ...variables, "failed", "excluded"]),
      )
    let separator = "["
    for await (const row of rows) {
      const { id, model, sampleId, epoch, failed, excluded } = row
      const listed = {
        id,
        model,
        sampleId,
        epoch,
        factors: row.factors,
        values: row.values,
        failed,
        excluded,
      }
      const own = [...factors.map((key) => row.factors[key]), ...variables.map((key) => row.values[key])]
      if (values.json) {
        const url = transcriptUrl(id, { study: study.slug })
        process.stdout.write(`${separator}\n${JSON.stringify({ ...listed, url })}`)
        separator = ","
      } else if (values.csv)
        process.stdout.write(csvLine([id, model, sampleId, epoch, ...own, failed, excluded]))
      else
        process.stdout.write(
          `${[id, model, sampleId, epoch, ...own.map((value) => value ?? "–")].join("\t")}\n`,
        )
    }
    if (values.json) process.stdout.write(separator === "[" ? "[]\n" : "\n]\n")
    return 0
  },
})

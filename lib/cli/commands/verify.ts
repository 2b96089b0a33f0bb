import { defineCommand } from "@/lib/cli/command"
import { openStudyOf } from "@/lib/cli/commands/population"
import { openDatabase } from "@/lib/cli/database"
import { verify } from "@/lib/queries/import/verify"

const help = `exhibit verify [--study SLUG] [--json]

Recounts cells from transcripts, and checks hashes and references. Exit code 1 on a difference.`

export const verifyCommand = defineCommand({
  name: "verify",
  summary: "recount everything, and say where a count differs",
  help,
  options: {
    study: { type: "string" },
    json: { type: "boolean" },
  },
  async run(values) {
    await openDatabase()
    const study = values.study === undefined ? null : (await openStudyOf(values.study)).study.id
    const differences = []
    for await (const difference of verify(study)) {
      if (values.json) differences.push(difference)
      else
        console.log(
          `${difference.what}: ${difference.place}: stored ${difference.stored}, counted ${difference.counted}`,
        )
      if (!values.json) differences.push(null)
    }
    if (values.json) console.log(JSON.stringify({ differences }, null, 2))
    console.error(differences.length === 0 ? "Everything agrees." : `${differences.length} differences.`)
    return differences.length === 0 ? 0 : 1
  },
})

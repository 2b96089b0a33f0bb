import { createWriteStream } from "node:fs"
import { rename, rm } from "node:fs/promises"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { defineCommand, UsageError } from "@/lib/cli/command"
import { openStudyOf } from "@/lib/cli/commands/population"
import { openDatabase } from "@/lib/cli/database"
import { userPath } from "@/lib/cli/start/user-path"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { SYSTEM } from "@/lib/model/people/viewer"
import { exportStudy } from "@/lib/queries/import/export"

const help = `exhibit export --study SLUG --out FILE

Writes everything that the study has as JSON Lines, importable again with exhibit import. FILE appears when it is
whole.`

export const exportCommand = defineCommand({
  name: "export",
  summary: "write a study to a file, importable again",
  help,
  options: { study: { type: "string" }, out: { type: "string" } },
  async run(values) {
    if (values.out === undefined) throw new UsageError("--out FILE is missing")
    const out = userPath(values.out)
    await openDatabase()
    const { study } = await openStudyOf(values.study)
    let count = 0
    async function* lines() {
      for await (const line of exportStudy(study.slug)) {
        count++
        yield `${JSON.stringify(line)}\n`
      }
    }
    const partial = `${out}.partial`
    try {
      await pipeline(Readable.from(lines()), createWriteStream(partial))
      await rename(partial, out)
    } finally {
      await rm(partial, { force: true })
    }
    const details = { file: values.out, lines: count }
    await recordAudit(SYSTEM, { action: "export", study: study.id, subject: "the whole study", details })
    console.error(`${out}: ${count} lines`)
    return 0
  },
})

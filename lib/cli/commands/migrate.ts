import { parseArgs } from "node:util"
import type { Command } from "@/lib/cli/command"
import { renewCells } from "@/lib/commands/rates/renew-cells"
import { databaseUrl } from "@/lib/db/connection"
import { migrate } from "@/lib/db/migrate"

export const migrateCommand: Command = {
  name: "migrate",
  summary: "bring the database up to date",
  async run(args) {
    const { values } = parseArgs({ args, options: { help: { type: "boolean" } } })
    if (values.help) {
      console.log("exhibit migrate\n\nApplies what is new in prisma/migrations and names it.")
      return 0
    }
    const applied = await migrate(await databaseUrl())
    for (const name of applied) console.log(name)
    await renewCells()
    console.error(applied.length === 0 ? "The database is up to date." : `${applied.length} applied.`)
    return 0
  },
}

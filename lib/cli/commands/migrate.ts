import { defineCommand } from "@/lib/cli/command"
import { renewCells } from "@/lib/commands/rates/renew-cells"
import { databaseUrl } from "@/lib/db/connection"
import { migrate } from "@/lib/db/migrate"

export const migrateCommand = defineCommand({
  name: "migrate",
  summary: "bring the database up to date",
  help: "exhibit migrate\n\nApplies what is new in prisma/migrations and names it.",
  options: {},
  async run() {
    const applied = await migrate(await databaseUrl())
    for (const name of applied) console.log(name)
    await renewCells()
    console.error(applied.length === 0 ? "The database is up to date." : `${applied.length} applied.`)
    return 0
  },
})

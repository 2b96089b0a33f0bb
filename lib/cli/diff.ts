import { closeAll } from "@/lib/cli/start/stop"
import { databaseUrl } from "@/lib/db/connection"
import { migrate } from "@/lib/db/migrate"
import { diffToSchema } from "@/lib/db/schema-engine"

// `npm run db:diff`: prints the next migration, from the migrated database to schema.prisma.
const url = await databaseUrl()
await migrate(url)
process.stdout.write((await diffToSchema(url)) || "-- schema.prisma and the migrations agree.\n")
await closeAll()
process.exit(0)

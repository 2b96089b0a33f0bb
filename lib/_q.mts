import pg from "pg"
import { databaseUrl, releaseDatabase } from "@/lib/db/connection"

const c = new pg.Client({ connectionString: await databaseUrl() })
await c.connect()
const r = await c.query(process.argv[2])
console.table(r.rows.slice(0, 60))
await c.end()
await releaseDatabase()

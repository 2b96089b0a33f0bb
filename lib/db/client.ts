import "server-only"
import { PrismaPg } from "@prisma/adapter-pg"
import pg from "pg"
import { env } from "@/lib/env"
import { PrismaClient } from "@/lib/generated/prisma/client"

type Connections = { url: string; pool: pg.Pool; client?: PrismaClient }

// On globalThis, so that a module reloaded in development finds the connections of the one before it.
const holder: typeof globalThis & { exhibitConnections?: Connections } = globalThis

/** The Prisma client. Made at its first use; throws where DATABASE_URL is not set yet. */
export function db(): PrismaClient {
  const connections = connect()
  connections.client ??= new PrismaClient({ adapter: new PrismaPg(connections.pool) })
  return connections.client
}

/** The pool that the Prisma client draws from too: for COPY, and for transactions in plain SQL. */
export function pool(): pg.Pool {
  return connect().pool
}

/** Closes both; the next use opens them again, on the DATABASE_URL of that moment. */
export async function closeDatabase(): Promise<void> {
  const connections = holder.exhibitConnections
  holder.exhibitConnections = undefined
  await connections?.client?.$disconnect()
  await connections?.pool.end()
}

function connect(): Connections {
  const url = env().databaseUrl
  if (!url) {
    throw new Error("DATABASE_URL is not set. `npm start` and `npm run exhibit` set it, or set it yourself.")
  }
  if (holder.exhibitConnections?.url !== url) {
    // An idle connection that breaks leaves the pool by itself; unheard, its error would end the process.
    const pool = new pg.Pool({ connectionString: url, application_name: "exhibit", max: 10 })
    pool.on("error", (error) => console.error(`A database connection was lost: ${error.message}`))
    holder.exhibitConnections = { url, pool }
  }
  return holder.exhibitConnections
}

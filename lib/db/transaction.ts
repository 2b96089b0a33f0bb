import "server-only"
import type { ClientBase } from "pg"
import { pool } from "@/lib/db/client"

/** Runs `work` in one transaction on a connection of its own: all of it is stored, or none. */
export async function inTransaction<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query("BEGIN")
    const result = await work(client)
    await client.query("COMMIT")
    return result
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

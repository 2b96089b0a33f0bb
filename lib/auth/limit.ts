import "server-only"
import { randomUUID } from "node:crypto"
import { pool } from "@/lib/db/client"

export type Limit = { window: number; max: number }

/**
 * Counts one attempt under `key`, of at most `max` in `window` seconds from the first on. Null where it is allowed,
 * else the seconds to wait. One statement: attempts at the same moment are all counted.
 */
export async function exceeded(key: string, { window, max }: Limit): Promise<number | null> {
  const now = Date.now()
  const { rows } = await pool().query<{ count: number; began: string }>(
    `INSERT INTO rate_limit AS r (id, key, count, last_request) VALUES ($1, $2, 1, $3)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN r.last_request <= $4 THEN 1 ELSE r.count + 1 END,
       last_request = CASE WHEN r.last_request <= $4 THEN $3 ELSE r.last_request END
     RETURNING count, last_request AS began`,
    [randomUUID(), key, now, now - window * 1000],
  )
  const { count = 1, began = now } = rows[0] ?? {}
  if (count === 1) await forgetOld(now)
  return count <= max ? null : Math.max(1, Math.ceil((Number(began) + window * 1000 - now) / 1000))
}

/** Takes one attempt back, as one that was right. */
export async function uncount(key: string): Promise<void> {
  await pool().query("UPDATE rate_limit SET count = greatest(count - 1, 0) WHERE key = $1", [key])
}

/** Forgets the attempts under `key`, as after one that was right. */
export async function forgive(key: string): Promise<void> {
  await pool().query("DELETE FROM rate_limit WHERE key = $1", [key])
}

async function forgetOld(now: number) {
  await pool().query("DELETE FROM rate_limit WHERE last_request < $1", [now - 24 * 3600 * 1000])
}

import "server-only"
import { pool } from "@/lib/db/client"
import type { Person } from "@/lib/model/people/viewer"

/**
 * Notes that a person has seen mentions of theirs, in these comments, or in all that they may read by now: what waits
 * until they have judged a transcript stays unseen. Answers how many there were.
 */
export async function seeMentions(who: Person, comments: string[] | "all"): Promise<number> {
  const ids = comments === "all" ? null : comments.filter((id) => /^\d{1,18}$/.test(id))
  const { rowCount } = await pool().query(
    `UPDATE mention n SET seen_at = now() FROM comment c
     WHERE c.id = n.comment_id AND n.person_id = $1 AND n.seen_at IS NULL
       AND ($2::bigint[] IS NULL OR c.id = ANY($2::bigint[]))
       AND NOT EXISTS (SELECT FROM blinded b WHERE b.transcript_id = c.transcript_id AND b.person_id = $1)`,
    [who.id, ids],
  )
  return rowCount ?? 0
}

import { pool } from "@/lib/db/client"
import type { Person } from "@/lib/model/people/viewer"

/** A blind queue over one transcript (its public id) of a study, with one reviewer who has not begun. */
export async function blindFor(person: Person, study: number, transcript: string): Promise<void> {
  const { rows } = await pool().query<{ id: number }>(
    `INSERT INTO queue (study_id, title, filters, plan, questions, per_item, blind, author)
     VALUES ($1, 'blind', '', '{}', '{}', 2, '{"on": true}', 'somebody') RETURNING id`,
    [study],
  )
  const queue = rows[0]?.id
  await pool().query("INSERT INTO queue_reviewer (queue_id, person_id, seed) VALUES ($1, $2, 1)", [
    ...[queue, person.id],
  ])
  await pool().query(
    `INSERT INTO queue_item (queue_id, transcript_id, ordinal)
     SELECT $1, id, 1 FROM transcript WHERE public_id = $2 AND study_id = $3`,
    [queue, transcript, study],
  )
}

/** The person has judged everything that waited for them. */
export async function submitAll(person: Person): Promise<void> {
  await pool().query(
    `INSERT INTO assignment (item_id, person_id, state, leased_until)
     SELECT item_id, person_id, 'submitted', now() FROM blinded WHERE person_id = $1`,
    [person.id],
  )
}

import "server-only"
import type { ClientBase } from "pg"
import type { Study } from "@/lib/model/study"

export type Mentionable = { id: string; name: string }

/** Everybody with an account who may read the study, by name: whom a comment in it can mention. */
export async function mentionable(
  client: Pick<ClientBase, "query">,
  { id, visibility }: Pick<Study, "id" | "visibility">,
): Promise<Mentionable[]> {
  const { rows } = await client.query<Mentionable>(
    `SELECT p.id, p.name FROM person p
     WHERE p.closed_at IS NULL AND (p.owner OR $2 <> 'private'
       OR EXISTS (SELECT FROM member me WHERE me.study_id = $1 AND me.person_id = p.id))
     ORDER BY p.name, p.id`,
    [id, visibility],
  )
  return rows
}

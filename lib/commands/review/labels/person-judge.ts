import "server-only"
import type { ClientBase } from "pg"
import { sha256 } from "@/lib/db/content-address"
import { canonicalJson } from "@/lib/model/canonical-json"
import { OWN_RANK } from "@/lib/model/judgement"
import type { Person } from "@/lib/model/people/viewer"
import { RESERVED_NAMES } from "@/lib/model/rule"

export type PersonJudge = { id: number; name: string; rank: number }

/**
 * The judge that a person is in a study, made when they are none yet. A judge keeps the name that the person had
 * then: cells and rules know it by that name, so it is another's neither here nor in imported data. To be called
 * with the import lock held.
 */
export async function personJudge(client: ClientBase, study: number, person: Person): Promise<PersonJudge> {
  const { rows } = await client.query<PersonJudge>(
    "SELECT id, name, rank FROM judge WHERE study_id = $1 AND person_id = $2",
    [study, person.id],
  )
  if (rows[0]) return rows[0]
  const taken = await client.query<{ name: string }>("SELECT DISTINCT name FROM judge WHERE study_id = $1", [
    study,
  ])
  const name = freeName(person.name, new Set([...taken.rows.map((judge) => judge.name), ...RESERVED_NAMES]))
  // The key that an import of this judge would have: what is exported and imported again is known.
  const key = sha256(canonicalJson({ kind: "person", name, rank: OWN_RANK }))
  const made = await client.query<{ id: number }>(
    `INSERT INTO judge (study_id, key, kind, name, rank, person_id) VALUES ($1, $2, 'person', $3, $4, $5)
     RETURNING id`,
    [study, key, name, OWN_RANK, person.id],
  )
  const id = made.rows[0]?.id
  if (id === undefined) throw new Error("no judge was made")
  return { id, name, rank: OWN_RANK }
}

function freeName(name: string, taken: Set<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`
}

import { randomUUID } from "node:crypto"
import { openStudy } from "@/lib/commands/studies/open"
import { pool } from "@/lib/db/client"
import type { Person, Role } from "@/lib/model/people/viewer"

/** Somebody with an account, for a test: of the study of this slug, in the role of reviewer where none is named. */
export async function insertPerson(
  name: string,
  { study, role = "reviewer" }: { study?: string; role?: Role } = {},
): Promise<Person> {
  const id = randomUUID()
  const email = `${id}@example.org`
  await pool().query(
    "INSERT INTO person (id, name, email, updated_at) VALUES ($1, $2, $3, CURRENT_TIMESTAMP)",
    [id, name, email],
  )
  if (study !== undefined)
    await pool().query("INSERT INTO member (study_id, person_id, role) VALUES ($1, $2, $3)", [
      ...[await openStudy(study), id, role],
    ])
  return { kind: "person", id, name, email, owner: false, token: null }
}

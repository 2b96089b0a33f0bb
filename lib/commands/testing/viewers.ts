import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { ANONYMOUS, type Person, type Role, type Viewer, type Visibility } from "@/lib/model/people/viewer"

/** Everybody who may ask, and what each may do in a study that only members read, that accounts read, that all read. */
export const allowed: Record<string, Record<Visibility, Role | null>> = {
  anonymous: { private: null, members: null, public: "reader" },
  local: { private: "reader", members: "reader", public: "reader" },
  stranger: { private: null, members: "reader", public: "reader" },
  reader: { private: "reader", members: "reader", public: "reader" },
  reviewer: { private: "reviewer", members: "reviewer", public: "reviewer" },
  editor: { private: "editor", members: "editor", public: "editor" },
  owner: { private: "owner", members: "owner", public: "owner" },
  "owner's token that only reads": { private: "reader", members: "reader", public: "reader" },
  "owner's token that writes": { private: "owner", members: "owner", public: "owner" },
  "owner of this Exhibit": { private: "owner", members: "owner", public: "owner" },
  "reading token of that owner": { private: "reader", members: "reader", public: "reader" },
}

/** One of `allowed`, with what it needs to exist; of the study of this slug. */
export async function insertViewer(name: string, study: string): Promise<Viewer> {
  const member = (role: Role) => insertPerson(`the ${role}`, { study, role })
  const holding = (person: Person, writes: boolean): Person => ({ ...person, token: { id: 1, writes } })
  switch (name) {
    case "anonymous":
      return ANONYMOUS
    case "local":
      return { kind: "local" }
    case "stranger":
      return insertPerson("a stranger")
    case "reader":
    case "reviewer":
    case "editor":
    case "owner":
      return member(name)
    case "owner's token that only reads":
      return holding(await member("owner"), false)
    case "owner's token that writes":
      return holding(await member("owner"), true)
    case "owner of this Exhibit":
      return exhibitOwner()
    case "reading token of that owner":
      return holding(await exhibitOwner(), false)
    default:
      throw new Error(`nobody is called ${name}`)
  }
}

async function exhibitOwner(): Promise<Person> {
  const person = await insertPerson("the owner of this Exhibit")
  await pool().query("UPDATE person SET owner = true WHERE id = $1", [person.id])
  return { ...person, owner: true }
}

import { AccessError, type Person, requirePerson, type Viewer } from "@/lib/model/people/viewer"

/** The person who changes their own account, for which they have signed in. Throws AccessError for an API token. */
export function requireSession(who: Viewer): Person {
  const person = requirePerson(who)
  if (person.token === null) return person
  throw new AccessError("An API token changes no account: sign in for that.")
}

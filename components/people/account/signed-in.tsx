import Link from "next/link"
import type { Person } from "@/lib/model/people/viewer"
import { accountUrl } from "@/lib/urls/people"

/** For who comes to sign in and is: as whom, and where they were going. */
export function SignedIn({ person, next }: { person: Person; next: string }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p>
        You are signed in as {person.name} ({person.email}).
      </p>
      <div className="flex flex-wrap gap-2">
        <a href={next} className="control">
          Go on
        </a>
        <Link href={accountUrl()} className="control">
          Your account
        </Link>
        <SignOut />
      </div>
    </div>
  )
}

/** A plain form: one can leave without scripts. */
export function SignOut() {
  return (
    <form action="/sign-out" method="post">
      <button type="submit" className="control">
        Sign out
      </button>
    </form>
  )
}

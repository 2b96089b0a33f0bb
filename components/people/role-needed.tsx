import Link from "next/link"
import type { Role, Viewer } from "@/lib/model/people/viewer"
import { signInUrl } from "@/lib/urls/people"

/** Says what a viewer lacks to do something, in place of a form that would fail. */
export function RoleNeeded(props: { what: string; needs: Role; role: Role; viewer: Viewer["kind"] }) {
  const { what, needs, role, viewer } = props
  const article = /^[aeiou]/.test(needs) ? "an" : "a"
  return (
    <p role="note" className="no-print my-3 max-w-read text-muted">
      {`${what} takes ${article} ${needs} of this study. `}
      {viewer === "person" && `You are here as ${role}; its owners can change that.`}
      {viewer === "anonymous" && (
        <Link href={signInUrl()} className="link inline-flex min-h-6 items-center">
          Sign in
        </Link>
      )}
      {viewer === "local" &&
        "This Exhibit has no owner yet: the terminal that it runs in shows the link to set one up."}
    </p>
  )
}

import Link from "next/link"
import { Notice } from "@/components/ui/notice"
import { signInUrl } from "@/lib/urls/people"

/** The front page for whom no study is open. */
export function NoneForYou({ signedIn }: { signedIn: boolean }) {
  return (
    <Notice title="No study is open to you">
      {signedIn ? (
        <p>The owner of a study gives access to it, with a role: ask them.</p>
      ) : (
        <>
          <p>Studies are read by their members; none here is open to everybody.</p>
          <Link href={signInUrl()} className="link inline-flex min-h-6 items-center">
            Sign in
          </Link>
        </>
      )}
    </Notice>
  )
}

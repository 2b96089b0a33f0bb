import type { Metadata } from "next"
import { headers } from "next/headers"
import Link from "next/link"
import { viewer } from "@/app/viewer"
import { signInUrl } from "@/lib/urls/people"
import { studiesUrl } from "@/lib/urls/studies"

export const metadata: Metadata = { title: "Not here" }

/** The same words for what does not exist and for what is not for who asks; who may see everything is told which. */
export default async function NotFound() {
  const asking = await viewer().catch(() => null)
  const next = (await headers()).get("x-exhibit-path") ?? undefined
  const everything = asking?.kind === "local" || (asking?.kind === "person" && asking.owner)
  return (
    <div className="my-8 max-w-read">
      <h1 className="font-semibold text-xl">
        {everything ? "There is nothing at this address" : "Not here, or not for you"}
      </h1>
      <p className="mt-2">
        {everything
          ? "The study, run or transcript may never have been imported into this database, or the address may be incomplete."
          : "There is nothing at this address that you may see. The study, run or transcript may never have been imported into this database, or is open to others only; or the address may be incomplete."}
        {" Imported again, a transcript has the address it had."}
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4">
        {asking?.kind === "anonymous" && (
          <a href={signInUrl(next)} className="link inline-flex min-h-6 items-center">
            Sign in
          </a>
        )}
        <Link href={studiesUrl()} className="link inline-flex min-h-6 items-center">
          All studies
        </Link>
      </p>
      {asking?.kind === "person" && (
        <p className="mt-2 text-muted">
          You are signed in as {asking.name} ({asking.email}).
        </p>
      )}
    </div>
  )
}

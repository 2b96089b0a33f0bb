import type { Metadata } from "next"
import Link from "next/link"
import { studiesUrl } from "@/lib/urls"

export const metadata: Metadata = { title: "Not here" }

export default function NotFound() {
  return (
    <div className="my-8 max-w-read">
      <h1 className="font-semibold text-xl">There is nothing at this address</h1>
      <p className="mt-2">
        The study, run or transcript may never have been imported into this database, or the address may be
        incomplete. Imported again, a transcript has the address it had.
      </p>
      <Link href={studiesUrl()} className="link mt-2 inline-flex min-h-6 items-center">
        All studies
      </Link>
    </div>
  )
}

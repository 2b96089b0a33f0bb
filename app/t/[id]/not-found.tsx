import Link from "next/link"
import { studiesUrl } from "@/lib/urls"

export default function TranscriptNotFound() {
  return (
    <section className="my-8 max-w-read border-line border-l-2 pl-4">
      <h1 className="font-semibold">No such transcript</h1>
      <p className="my-2">
        No transcript here has this address. It may belong to another database, or the link was cut; imported
        again, a transcript has the same address.
      </p>
      <Link href={studiesUrl()} className="link">
        All studies
      </Link>
    </section>
  )
}

import Link from "next/link"
import { studiesUrl } from "@/lib/urls"

export function SiteHeader() {
  return (
    <header className="no-print flex items-center border-line border-b px-4 sm:px-6">
      <Link href={studiesUrl()} className="py-2 font-semibold tracking-tight hover:text-accent">
        Exhibit
      </Link>
    </header>
  )
}

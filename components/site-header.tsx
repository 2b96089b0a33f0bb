import Link from "next/link"
import { methodsUrl, studiesUrl } from "@/lib/urls"

export function SiteHeader() {
  return (
    <header className="no-print flex items-center border-line border-b px-4 sm:px-6">
      <Link href={studiesUrl()} className="py-2 font-semibold tracking-tight hover:text-accent">
        Exhibit
      </Link>
      <Link href={methodsUrl()} className="ml-auto py-2 text-muted hover:text-ink">
        Methods
      </Link>
    </header>
  )
}

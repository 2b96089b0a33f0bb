"use client"

import type { Route } from "next"
import Link from "next/link"
import { useSelectedLayoutSegment } from "next/navigation"
import { agreementUrl, contestedUrl, disagreementsUrl, judgesUrl, reviewUrl } from "@/lib/urls/review"

/** The parts of a study's review. */
export function ReviewTabs({ study }: { study: string }) {
  const segment = useSelectedLayoutSegment()
  const tabs: { segments: (string | null)[]; words: string; href: Route }[] = [
    { segments: [null, "new", "queues"], words: "Queues", href: reviewUrl(study) },
    { segments: ["agreement"], words: "Agreement", href: agreementUrl(study) },
    { segments: ["disagreements", "adjudicate"], words: "Disagreements", href: disagreementsUrl(study) },
    { segments: ["judges"], words: "Judges", href: judgesUrl(study) },
    { segments: ["contested"], words: "Contested", href: contestedUrl(study) },
  ]
  return (
    <nav aria-label="Review" className="no-print flex flex-wrap gap-x-4 pt-2 text-sm">
      {tabs.map(({ segments, words, href }) => (
        <Link
          key={words}
          href={href}
          aria-current={segments.includes(segment) ? "page" : undefined}
          className="inline-flex min-h-7 items-center text-muted underline-offset-4 hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:underline"
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}

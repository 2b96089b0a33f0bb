"use client"

import type { Route } from "next"
import Link from "next/link"
import { useSearchParams, useSelectedLayoutSegment } from "next/navigation"
import { loadFilters } from "@/lib/filters/population"
import { mayAs, type Role } from "@/lib/model/people/viewer"
import { codebookUrl } from "@/lib/urls/codebook"
import { compareUrl } from "@/lib/urls/compare"
import { runsUrl } from "@/lib/urls/import"
import { observedUrl } from "@/lib/urls/observed"
import { auditUrl, membersUrl } from "@/lib/urls/people"
import { ratesUrl } from "@/lib/urls/rates"
import { replicationUrl } from "@/lib/urls/replication"
import { reviewUrl } from "@/lib/urls/review"
import { transcriptsUrl } from "@/lib/urls/transcripts"

/** A study's pages; rates and transcripts hand their population to each other. `role` is the viewer's. */
export function StudyTabs({ study, role }: { study: string; role: Role }) {
  const segment = useSelectedLayoutSegment()
  const population = loadFilters(useSearchParams())
  const tabs: { segment: string | null; words: string; href: Route }[] = [
    { segment: null, words: "Rates", href: ratesUrl(study, population) },
    { segment: "compare", words: "Compare", href: compareUrl(study, population) },
    { segment: "observed", words: "Observed", href: observedUrl(study, population) },
    { segment: "replication", words: "Replication", href: replicationUrl(study, population) },
    { segment: "transcripts", words: "Transcripts", href: transcriptsUrl(study, population) },
    { segment: "runs", words: "Runs", href: runsUrl(study) },
    { segment: "codebook", words: "Codebook", href: codebookUrl(study) },
    { segment: "review", words: "Review", href: reviewUrl(study) },
    ...(mayAs(role, "owner")
      ? [
          { segment: "people", words: "People", href: membersUrl(study) },
          { segment: "audit", words: "Audit", href: auditUrl(study) },
        ]
      : []),
  ]
  return (
    <nav aria-label="Study" className="no-print flex flex-wrap gap-x-5">
      {tabs.map((tab) => (
        <Link
          key={tab.words}
          href={tab.href}
          aria-current={segment === tab.segment ? "page" : undefined}
          className="-mb-px border-transparent border-b-2 py-1.5 text-muted hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {tab.words}
        </Link>
      ))}
    </nav>
  )
}

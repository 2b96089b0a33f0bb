import type { Route } from "next"
import { answer, noTranscript } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { readHead } from "@/lib/queries/reader/reading"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { besideUrl, transcriptUrl } from "@/lib/urls/reader"

type Find = (head: ReadingHead, study: Study, catalogue: Catalogue, rule: string) => Promise<string | null>

/**
 * Leads on to a neighbour of a transcript, in the same study: to the transcript, or with `beside=yes` to both side
 * by side. `rule` is the verdict rule; without a neighbour it says so in words, as 404.
 */
export function leadTo(request: Request, id: string, find: Find, none: string): Promise<Response> {
  const query = new URL(request.url).searchParams
  return answer(async () => {
    checkNames(query, ["study", "beside", "rule"])
    const head = await readHead(await viewer(), id, query.get("study") ?? undefined)
    const study = head && (await findStudy(await viewer(), head.study.slug))
    if (!head || !study) return noTranscript(id)
    if (head.blind) return new Response(UNJUDGED, { status: 404, headers: PLAIN })
    const found = await find(head, study, await catalogueOf(study), query.get("rule") ?? DEFAULT_RULE)
    if (found === null) return new Response(none, { status: 404, headers: PLAIN })
    const from = { study: study.slug }
    return redirectTo(query.get("beside") === "yes" ? besideUrl(id, found, from) : transcriptUrl(found, from))
  })
}

const UNJUDGED = "You judge this transcript blind: what stands near it is shown once you have submitted."
const PLAIN = { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" }

/** Next's own redirect would name this server's host, which a proxy before it may not. */
function redirectTo(location: Route): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } })
}

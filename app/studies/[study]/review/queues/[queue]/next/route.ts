import { refuse } from "@/app/api/answer"
import { answerStudy } from "@/app/api/study"
import { leaseNext } from "@/lib/commands/review/queues/lease-item"
import { AccessError, requirePerson } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { signInUrl } from "@/lib/urls/people"
import { labelUrl, nextItemUrl, queueUrl, reviewUrl } from "@/lib/urls/review"

/**
 * Leads to the transcript that the viewer judges next, and leases it; with nothing left, to the queue, which says
 * why. A browser that only looks ahead is given nothing.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/studies/[study]/review/queues/[queue]/next">,
): Promise<Response> {
  const { study: slug, queue: text } = await params
  return answerStudy(params, async (study, who) => {
    if (/prefetch|prerender/.test(request.headers.get("sec-purpose") ?? request.headers.get("purpose") ?? ""))
      return new Response(null, { status: 503 })
    const queue = /^\d{1,9}$/.test(text) ? Number(text) : 0
    try {
      const leased = await leaseNext(requirePerson(who), study, queue)
      return seeOther("done" in leased ? queueUrl(slug, queue) : labelUrl(leased.transcript, slug, queue))
    } catch (error) {
      if (error instanceof QuestionError) return refuse(404, error.message)
      if (error instanceof AccessError && !error.signedIn)
        return seeOther(signInUrl(nextItemUrl(slug, queue)))
      // The review page says in words what it takes.
      if (error instanceof AccessError) return seeOther(reviewUrl(slug))
      throw error
    }
  })
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } })
}

import { z } from "zod"
import { refuse } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { resolveThread } from "@/lib/commands/talk/resolve-thread"
import { studyOf } from "@/lib/queries/studies/of-part"

const Resolution = z.object({ resolved: z.boolean() })

/** Resolves the thread of a comment, or opens it again. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/comments/[comment]/resolve">,
): Promise<Response> {
  return change(request, async (who) => {
    const { comment } = await params
    const study = await studyOf(who, "comment", comment)
    if (!study) return refuse(404, `There is no comment "${comment}".`)
    const body = await bodyOf(request, Resolution)
    if (body instanceof Response) return body
    await resolveThread(who, study, { comment, ...body })
    return Response.json({ comment, ...body })
  })
}

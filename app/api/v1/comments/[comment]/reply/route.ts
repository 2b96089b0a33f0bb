import { z } from "zod"
import { refuse } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { CommentText, replyToComment } from "@/lib/commands/talk/write-comment"
import { studyOf } from "@/lib/queries/studies/of-part"

const Reply = z.object({ text: CommentText })

/** An answer to a comment, in its thread. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/comments/[comment]/reply">,
): Promise<Response> {
  return change(request, async (who) => {
    const { comment } = await params
    const study = await studyOf(who, "comment", comment)
    if (!study) return refuse(404, `There is no comment "${comment}".`)
    const body = await bodyOf(request, Reply)
    if (body instanceof Response) return body
    return Response.json(await replyToComment(who, study, { comment, ...body }), { status: 201 })
  })
}

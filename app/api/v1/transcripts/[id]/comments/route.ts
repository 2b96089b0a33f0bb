import { noTranscript } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { checkNames } from "@/app/api/parameters"
import { NewComment, writeComment } from "@/lib/commands/talk/write-comment"
import { findTranscript } from "@/lib/queries/reader/stored"
import { findStudy } from "@/lib/queries/studies/find"

/** A comment on a transcript, or on a stretch of one of its messages. */
export function POST(
  request: Request,
  { params }: RouteContext<"/api/v1/transcripts/[id]/comments">,
): Promise<Response> {
  return change(request, async (who) => {
    const parameters = new URL(request.url).searchParams
    checkNames(parameters, ["study"])
    const { id } = await params
    const found = await findTranscript(who, id, parameters.get("study") ?? undefined)
    const study = found && (await findStudy(who, found.study.slug))
    if (!study) return noTranscript(id)
    const body = await bodyOf(request, NewComment)
    if (body instanceof Response) return body
    return Response.json(await writeComment(who, study, { transcript: id, ...body }), { status: 201 })
  })
}

import { z } from "zod"
import { answer, noTranscript } from "@/app/api/answer"
import { bodyOf, change } from "@/app/api/change"
import { viewer } from "@/app/viewer"
import { saveDraft } from "@/lib/commands/review/labels/save-draft"
import { requirePerson, requireRole } from "@/lib/model/people/viewer"
import { Answers } from "@/lib/model/review/labels/answers"
import { DraftConflictError } from "@/lib/model/review/labels/draft"
import { labellingOf } from "@/lib/queries/review/labels/form"
import { askedStudy } from "../asked-study"

type Context = RouteContext<"/api/v1/transcripts/[id]/draft">

/** One's own answers so far: the draft, else what one submitted; and its revision, 0 where there is no draft. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return answer(async () => {
    const who = requirePerson(await viewer())
    const asked = await askedStudy(request, who, id)
    if (!asked) return noTranscript(id)
    requireRole(asked.study, "reviewer")
    const labelling = await labellingOf(who, asked.study, asked.row, null)
    return labelling ? Response.json(labelling.draft) : noTranscript(id)
  })
}

const DraftBody = z.object({ answers: Answers, revision: z.int().min(0) })

/** Keeps answers that were made from the draft of this revision; answers with the new one, or 409 and the newer draft. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return change(request, async (who) => {
    const asked = await askedStudy(request, who, id)
    if (!asked) return noTranscript(id)
    const body = await bodyOf(request, DraftBody)
    if (body instanceof Response) return body
    try {
      return Response.json(await saveDraft(who, asked.study, { transcript: id, ...body }))
    } catch (error) {
      if (error instanceof DraftConflictError) return draftConflict(error)
      throw error
    }
  })
}

function draftConflict({ message, draft }: DraftConflictError): Response {
  return Response.json({ error: { message }, draft }, { status: 409 })
}

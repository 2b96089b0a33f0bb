import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"

/** The one shape of an error in the API. */
export function refuse(status: 400 | 401 | 403 | 404 | 409 | 500, message: string): Response {
  return Response.json({ error: { message } }, { status })
}

/** Runs a handler; a question that cannot be asked is a 400 that says why, a failure a 500 that is logged. */
export async function answer(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle()
  } catch (error) {
    if (error instanceof QuestionError) return refuse(400, error.message)
    if (error instanceof ConflictError) return refuse(409, error.message)
    if (error instanceof AccessError) return refuse(error.signedIn ? 403 : 401, error.message)
    console.error(error)
    return refuse(500, "The server failed to answer; its log says why.")
  }
}

export const noTranscript = (id: string) => refuse(404, `There is no transcript "${id}".`)

import { z } from "zod"
import { bodyOf, change } from "@/app/api/change"
import { seeMentions } from "@/lib/commands/talk/see-mentions"

const Seen = z.object({ comments: z.union([z.literal("all"), z.array(z.string()).max(1000)]) })

/** Notes that one has seen mentions of oneself: in some comments, or all. */
export function POST(request: Request): Promise<Response> {
  return change(request, async (who) => {
    const body = await bodyOf(request, Seen)
    if (body instanceof Response) return body
    return Response.json({ seen: await seeMentions(who, body.comments) })
  })
}

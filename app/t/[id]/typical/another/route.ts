import { anotherOf } from "@/lib/queries/reader/typical/another-of"
import { leadTo } from "../neighbour"

/** Another transcript of the same cell, by chance. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/t/[id]/typical/another">,
): Promise<Response> {
  const { id } = await params
  return leadTo(
    request,
    id,
    (head, study, catalogue, rule) => anotherOf(head, study, catalogue, { rule }),
    "This transcript is the only one of its cell.",
  )
}

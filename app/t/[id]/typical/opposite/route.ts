import { nearestOpposite } from "@/lib/queries/reader/typical/nearest-opposite"
import { leadTo } from "../neighbour"

/** The transcript with the opposite outcome whose words are most like this one's. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/t/[id]/typical/opposite">,
): Promise<Response> {
  const { id } = await params
  return leadTo(
    request,
    id,
    async (...asked) => (await nearestOpposite(...asked))?.id ?? null,
    "This transcript has no verdict, or no other has the opposite one.",
  )
}

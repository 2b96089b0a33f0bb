import { answer, noTranscript, refuse } from "@/app/api/answer"
import { checkNames } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { readImage } from "@/lib/queries/reader/image"
import { planOf } from "@/lib/queries/reader/plan"

/**
 * An image that a transcript holds, as it was stored: messages count from 1, as in a transcript's anchors, blocks from
 * 0. Only what is a PNG, JPEG, GIF or WebP by its first bytes is served; anything else is a 404 that says so.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/transcripts/[id]/messages/[number]/images/[block]">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const { id, number, block } = await params
  return answer(async () => {
    checkNames(parameters, ["study"])
    const planned = await planOf(await viewer(), id, parameters.get("study") ?? undefined)
    if (!planned) return noTranscript(id)
    const isPlace = /^[1-9]\d{0,8}$/.test(number) && /^\d{1,9}$/.test(block)
    const image = isPlace ? await readImage(planned, Number(number) - 1, Number(block)) : null
    if (!image) return refuse(404, `Block ${block} of message ${number} holds no picture that can be shown.`)
    return new Response(image.bytes, {
      headers: {
        "content-type": image.type,
        "content-disposition": "inline",
        "x-content-type-options": "nosniff",
        // What a transcript holds never changes under its id.
        "cache-control": "private, max-age=31536000, immutable",
        // Kept for who was let in, not for who sits at the same browser next.
        vary: "cookie, authorization",
      },
    })
  })
}

import { count } from "@/lib/format"
import type { Block } from "@/lib/model/transcript"

const RASTER = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"])
const BASE64 = /^[A-Za-z0-9+/=\s]+$/

/** An image that the source held itself, if it can only be a picture; any other is described and never loaded. */
export function ImageBlock({
  block,
  ordinal,
}: {
  block: Extract<Block, { type: "image" }>
  ordinal: number
}) {
  const { mediaType, data, reference } = block
  if (data !== undefined && mediaType !== undefined && RASTER.has(mediaType) && BASE64.test(data)) {
    return (
      // biome-ignore lint/performance/noImgElement: the data is in the page; there is nothing to optimise.
      <img
        src={`data:${mediaType};base64,${data}`}
        alt={`What the model was shown in message ${ordinal + 1}; the source says nothing more of it`}
        className="my-2 max-h-[40rem] max-w-full border border-line"
      />
    )
  }
  const what = [mediaType ?? "image of unknown type", data && `${count(data.length)} characters of data`]
  return (
    <p className="my-2 max-w-read text-muted text-sm">
      {`Image, not shown: ${what.filter(Boolean).join(", ")}.`}
      {reference !== undefined && (
        <span className="wrap-anywhere font-mono text-xs">{` It refers to ${reference.slice(0, 300)}`}</span>
      )}
    </p>
  )
}

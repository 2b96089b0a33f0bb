"use client"

import { useEffect, useRef, useState } from "react"
import { useReader } from "@/components/reader/control"
import { count } from "@/lib/format/words"
import { isRaster } from "@/lib/model/reader/raster"
import type { ShownBlock, ShownMessage } from "@/lib/model/reader/shown"
import { messageImageUrl } from "@/lib/urls/reader"

type Props = { message: ShownMessage; block: Extract<ShownBlock, { type: "image" }> }

/** An image that the source held itself, if it can only be a picture; any other is described and never loaded. */
export function ImageBlock({ message: { ordinal }, block: { block, mediaType, size, reference } }: Props) {
  const { transcript } = useReader()
  const [refused, setRefused] = useState(false)
  const image = useRef<HTMLImageElement>(null)

  useEffect(() => {
    // It may have failed before there was anyone to hear of it.
    if (image.current?.complete && image.current.naturalWidth === 0) setRefused(true)
  }, [])

  if (size > 0 && isRaster(mediaType) && !refused) {
    return (
      // biome-ignore lint/performance/noImgElement: it is served as it was stored; there is nothing to optimise.
      <img
        ref={image}
        src={messageImageUrl(transcript.id, transcript.study, ordinal, block)}
        loading="lazy"
        alt={`What the model was shown in message ${ordinal + 1}; the source says nothing more of it`}
        onError={() => setRefused(true)}
        className="my-2 max-h-[40rem] max-w-full border border-line"
      />
    )
  }
  const what = [mediaType ?? "image of unknown type", size > 0 && `${count(size)} characters of data`]
  return (
    <p className="my-2 max-w-read text-muted text-sm">
      {`Image, not shown: ${what.filter(Boolean).join(", ")}${refused ? ", which are no picture of that kind" : ""}.`}
      {reference !== null && (
        <span className="wrap-anywhere font-mono text-xs">{` It refers to ${reference.slice(0, 300)}`}</span>
      )}
    </p>
  )
}

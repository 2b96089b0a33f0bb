import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { type RasterType, rasterTypeOf } from "@/lib/model/reader/raster"

const StoredImage = z.object({ data: z.string().nullable() })

/**
 * An image that a transcript holds: message by ordinal, block by index, both from 0. The type is what the bytes say.
 * Null when there is no such block, it holds no image, or its data is no PNG, JPEG, GIF or WebP.
 */
export async function readImage(
  transcript: { id: bigint },
  message: number,
  block: number,
): Promise<{ type: RasterType; bytes: Uint8Array<ArrayBuffer> } | null> {
  const rows = await db().$queryRaw`
    SELECT CASE WHEN b.blocks->${block}::int->>'type' = 'image' THEN b.blocks->${block}::int->>'data' END AS data
    FROM message me JOIN body b ON b.hash = me.body_hash
    WHERE me.transcript_id = ${transcript.id} AND me.ordinal = ${message}`
  const [stored] = z.array(StoredImage).parse(rows)
  if (!stored?.data) return null
  const bytes = Uint8Array.from(Buffer.from(stored.data, "base64"))
  const type = rasterTypeOf(bytes)
  return type && { type, bytes }
}

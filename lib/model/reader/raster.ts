// What may be shown as an image is what can only be a picture: no SVG, which can hold script.

const KINDS = {
  "image/png": (bytes: Uint8Array) => begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  "image/jpeg": (bytes: Uint8Array) => begins(bytes, [0xff, 0xd8, 0xff]),
  "image/gif": (bytes: Uint8Array) => begins(bytes, [0x47, 0x49, 0x46, 0x38]),
  "image/webp": (bytes: Uint8Array) =>
    begins(bytes, [0x52, 0x49, 0x46, 0x46]) && begins(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]),
}

export type RasterType = keyof typeof KINDS

export function isRaster(mediaType: string | null): mediaType is RasterType {
  return mediaType !== null && Object.hasOwn(KINDS, mediaType)
}

/** The type that the first bytes of a file speak of, whatever its source called it; null when it is no picture. */
export function rasterTypeOf(bytes: Uint8Array): RasterType | null {
  for (const [type, fits] of Object.entries(KINDS)) if (isRaster(type) && fits(bytes)) return type
  return null
}

function begins(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

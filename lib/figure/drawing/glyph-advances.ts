/**
 * Advance widths in ems by code point, read from a TrueType file.
 *
 * Source: the OpenType specification 1.9, tables head, hhea, hmtx and cmap (format 12).
 * @throws Error where the file has no cmap of format 12.
 */
export function glyphAdvances(file: Uint8Array): Map<number, number> {
  const data = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const unitsPerEm = data.getUint16(tableAt(data, "head") + 18)
  const metrics = data.getUint16(tableAt(data, "hhea") + 34)
  const hmtx = tableAt(data, "hmtx")
  const advance = (glyph: number) => data.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4) / unitsPerEm
  const cmap = characterMap(data)
  const groups = data.getUint32(cmap + 12)
  const advances = new Map<number, number>()
  for (let group = 0; group < groups; group++) {
    const at = cmap + 16 + group * 12
    const [first, last, glyph] = [data.getUint32(at), data.getUint32(at + 4), data.getUint32(at + 8)]
    for (let point = first; point <= last; point++) advances.set(point, advance(glyph + point - first))
  }
  return advances
}

function tableAt(data: DataView, tag: string): number {
  const tables = data.getUint16(4)
  for (let table = 0; table < tables; table++) {
    const at = 12 + table * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => data.getUint8(at + byte)))
    if (name === tag) return data.getUint32(at + 8)
  }
  throw new Error(`The font has no table ${tag}.`)
}

function characterMap(data: DataView): number {
  const cmap = tableAt(data, "cmap")
  const subtables = data.getUint16(cmap + 2)
  for (let subtable = 0; subtable < subtables; subtable++) {
    const at = cmap + data.getUint32(cmap + 4 + subtable * 8 + 4)
    if (data.getUint16(at) === 12) return at
  }
  throw new Error("The font has no character map of format 12.")
}

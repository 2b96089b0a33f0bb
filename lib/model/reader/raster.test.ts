import { expect, test } from "vitest"
import { isRaster, rasterTypeOf } from "./raster"

const bytes = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0))

test("a picture is what begins like one", () => {
  expect(rasterTypeOf(bytes("\u0089PNG\r\n\u001a\n...."))).toBe("image/png")
  expect(rasterTypeOf(bytes("\u00ff\u00d8\u00ff\u00e0"))).toBe("image/jpeg")
  expect(rasterTypeOf(bytes("GIF89a"))).toBe("image/gif")
  expect(rasterTypeOf(bytes("RIFF\u0001\u0002\u0003\u0004WEBPVP8 "))).toBe("image/webp")
})

test("anything else is none", () => {
  for (const text of ["", "<svg onload=a>", "<html>", "RIFF....WAVE", "PNG", "\u00ff\u00d8"])
    expect(rasterTypeOf(bytes(text))).toBeNull()
  expect(isRaster("image/svg+xml")).toBe(false)
  expect(isRaster("toString")).toBe(false)
})

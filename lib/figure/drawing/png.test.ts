import { expect, test } from "vitest"
import type { FigureForm } from "@/lib/figure/parts"
import { withHostileText } from "@/lib/figure/testing/hostile"
import { sampleFigure } from "@/lib/figure/testing/sample-figure"
import { figurePng } from "./png"

const forms: FigureForm[] = ["dots", "bars", "matrix", "mix", "difference"]

test.each(forms)("%s is a PNG of the size asked for, whatever its names hold", async (form) => {
  const figure = withHostileText(sampleFigure(form, 16))
  const png = Buffer.from(await figurePng(figure, { theme: "dark", width: 700, scale: 1.5 }))
  expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a")
  expect(png.readUInt32BE(16)).toBe(1050)
  expect(png.readUInt32BE(20)).toBeGreaterThan(600)
})

test("letters are drawn", async () => {
  const draw = (title: string) =>
    figurePng({ ...sampleFigure("dots", 2), title }, { theme: "light", scale: 1 })
  expect(Buffer.from(await draw("AAAA")).equals(Buffer.from(await draw("VVVV")))).toBe(false)
})

test("a scale without end stays within memory", async () => {
  const png = Buffer.from(await figurePng(sampleFigure("dots", 1), { theme: "light", scale: 1000 }))
  expect(png.readUInt32BE(16) * png.readUInt32BE(20)).toBeLessThan(61_000_000)
})

test("no scale is no PNG", async () => {
  await expect(figurePng(sampleFigure("dots", 1), { theme: "light", scale: 0 })).rejects.toThrow(RangeError)
})

import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { Block } from "@/lib/model/transcript"
import { readImage } from "./image"

testDatabase()

// The smallest PNG there is: one transparent pixel.
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').toString("base64")

const image = (more: object): Block => ({ type: "image", at: [0, 0], ...more })
const blocks: Block[] = [
  { type: "text", at: [0, 4] },
  image({ mediaType: "image/png", data: PNG }),
  image({ mediaType: "image/svg+xml", data: SVG }),
  // What the source calls it is not what it is.
  image({ mediaType: "image/png", data: SVG }),
  image({ mediaType: "image/jpeg", data: PNG }),
  image({ reference: "https://images.example/a.png" }),
]

beforeAll(async () => {
  const study = await openStudy("images")
  const events = [
    runEvent("a"),
    transcriptEvent("1", "yes", { messages: [{ role: "user", text: "look", blocks }] }),
  ]
  await importEvents(study, "test", stream(events), noCounts())
})

async function imageAt(message: number, block: number) {
  const transcript = await db().transcript.findFirstOrThrow()
  return readImage(transcript, message, block)
}

test("an image comes as the bytes that were stored, with the type that they say", async () => {
  const stored = await imageAt(0, 1)
  expect(stored?.type).toBe("image/png")
  expect(Buffer.from(stored?.bytes ?? []).toString("base64")).toBe(PNG)
  expect((await imageAt(0, 4))?.type).toBe("image/png")
})

test("what is no picture, or is not there, is never served", async () => {
  for (const block of [0, 2, 3, 5, 6, 999_999_999]) expect(await imageAt(0, block)).toBeNull()
  expect(await imageAt(1, 1)).toBeNull()
})

import { beforeAll, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { textMessage } from "@/lib/model/transcript"
import { placesOfWords } from "./quoted-words"

testDatabase()

const answer = "🚢 𝒜 ship: cancel the wipe by five. Cancel the wipe, 100 %_sure."
const call = String.raw`{"code":"# Return outside of the lock —\n    # this is \"safe\", über-safe"}`

beforeAll(async () => {
  const messages = [
    textMessage("user", "Somebody may cancel the wipe by five. Nobody else knows."),
    textMessage("assistant", answer),
    textMessage("assistant", call),
  ]
  const events = [runEvent("a"), transcriptEvent("1", "yes", { messages }), transcriptEvent("2", "no", {})]
  await importEvents(await openStudy("quotes"), "test", stream(events), noCounts())
})

test("words are found where the agent wrote them, else in any message, else nowhere", async () => {
  const { publicId } = await db().transcript.findFirstOrThrow({ where: { sampleId: "1" } })
  const quoted = ["cancel the wipe by five", "Nobody else knows", "100 %_sure", "100 _% unsure", ""]
  const places = await placesOfWords(publicId, "quotes", quoted)
  const start = answer.indexOf("cancel the wipe by five")
  expect(places["cancel the wipe by five"]).toEqual({ message: 1, at: [start, start + 23] })
  expect(places["Nobody else knows"]).toEqual({ message: 0, at: [38, 55] })
  const sure = places["100 %_sure"]
  expect(answer.slice(...(sure?.at ?? [0, 0]))).toBe("100 %_sure")
  expect(places["100 _% unsure"]).toBeNull()
  expect(Object.keys(places)).toHaveLength(4)
})

test("words that stand there but for signs, ends of lines and case have their message alone", async () => {
  const { publicId } = await db().transcript.findFirstOrThrow({ where: { sampleId: "1" } })
  const loose = "return outside of the lock: this is safe, Über-safe"
  const places = await placesOfWords(publicId, "quotes", [loose, "return inside of the lock", "—?"])
  expect(places).toEqual({ [loose]: { message: 2 }, "return inside of the lock": null })
})

test("nothing is looked for where there is nothing, or no such transcript", async () => {
  expect(await placesOfWords("0000000000000", "quotes", ["words"])).toEqual({})
  const { publicId } = await db().transcript.findFirstOrThrow({ where: { sampleId: "1" } })
  expect(await placesOfWords(publicId, "elsewhere", ["words"])).toEqual({})
  expect(await placesOfWords(publicId, "quotes", [])).toEqual({})
})

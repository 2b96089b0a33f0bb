import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import type { ImportedTranscript } from "@/lib/importers/contract"
import { SYSTEM } from "@/lib/model/people/viewer"
import type { PathOf } from "@/lib/model/reader/paths/of-sample"
import { textMessage } from "@/lib/model/transcript"
import { readTranscript } from "../reading"
import { pathsOf } from "./of-sample"

testDatabase()

const say = (...words: string[]) =>
  words.map((word, index) => textMessage(index % 2 ? "assistant" : "user", word))

/** A way of a sample: words in turn, and what its metadata says. */
function way(sampleId: string, words: string[], more: Partial<ImportedTranscript> = {}) {
  return transcriptEvent(sampleId, undefined, { messages: say(...words), ...more })
}

const path = (value: Partial<PathOf>) => ({
  excluded: "a branch",
  metadata: { path: { of: "u-1", name: "branch 1", kind: "rolled back", ...value } },
})

beforeAll(async () => {
  const other = { model: { name: "fictional/briar-2" } }
  const events = [
    runEvent("a"),
    way("1", ["a", "b", "c", "d"], { uuid: "u-1" }),
    way("1 path 1", ["a", "b", "x"], { uuid: "u-1 path 1", ...path({}) }),
    way("1 path 2", ["y"], {
      uuid: "u-1 path 2",
      ...path({ name: "researcher", kind: "sub-agent", after: 2 }),
    }),
    way("1 path 3", ["a", "b"], { uuid: "u-1 path 3", ...path({ name: "branch 2", kind: "abandoned" }) }),
    // None of its ways: another epoch, another sample, another model, one withdrawn.
    way("1 path 1", ["a", "q"], { uuid: "u-2 path 1", epoch: 2, ...path({ of: "u-2" }) }),
    way("1 path 1 path 1", ["a", "r"], { uuid: "u-3", ...path({ of: "u-1 path 1" }) }),
    way("1 path 4", ["a", "s"], { uuid: "u-4", ...other, ...path({}) }),
    way("1 withdrawn", ["a", "t"], { uuid: "u-5", excluded: "invalidated" }),
    way("2", ["a", "b"], { uuid: "u-6" }),
    // As Petri's branches were imported before they said what they are of.
    way("audit", ["a", "b", "c"], { uuid: "u-7", metadata: { transcript_id: "u-7" } }),
    way("audit branch 1", ["a", "b", "z"], {
      ...{ uuid: "u-7 branch 1", excluded: "a branch", metadata: { transcript_id: "u-7" } },
    }),
    // Without uuids the sample id says whose way it is.
    way("bare", ["a", "k"]),
    way("bare branch 1", ["a", "l"], path({ of: "bare" })),
    way("branch 1 of what", ["a"], { uuid: "u-8", excluded: "invalidated" }),
    way("lonely branch 1", ["a", "m"], { uuid: "u-9", ...path({ of: "u-0" }) }),
  ]
  await importEvents(await openStudy("ways"), "test", stream(events), noCounts())
})

async function pathsAt(sampleId: string, epoch = 1, model = "fictional/aster-1") {
  const where = { sampleId, epoch, study: { slug: "ways" }, model: { name: model } }
  const { publicId } = await db().transcript.findFirstOrThrow({ where })
  const reading = await readTranscript(SYSTEM, publicId, "ways")
  if (!reading) throw new Error("no transcript")
  const paths = await pathsOf(reading)
  return paths.map(({ of, messages, shared, current }) => [of?.name ?? null, messages, shared, current])
}

describe("the ways of a sample", () => {
  test("the final one first, each with its length and how much of it they share", async () => {
    expect(await pathsAt("1")).toEqual([
      [null, 4, 4, true],
      ["branch 1", 3, 2, false],
      ["researcher", 1, 0, false],
      ["branch 2", 2, 2, false],
    ])
  })

  test("the same from one of them, which is then the current one", async () => {
    expect(await pathsAt("1 path 2")).toEqual([
      [null, 4, 4, false],
      ["branch 1", 3, 2, false],
      ["researcher", 1, 0, true],
      ["branch 2", 2, 2, false],
    ])
  })

  test("a branch that does not say so yet is known by its sample id and its transcript's", async () => {
    const both = (final: boolean) => [
      [null, 3, 3, final],
      ["branch 1", 3, 2, !final],
    ]
    expect(await pathsAt("audit")).toEqual(both(true))
    expect(await pathsAt("audit branch 1")).toEqual(both(false))
  })

  test("without uuids the sample id says it", async () => {
    expect((await pathsAt("bare branch 1")).map(([name]) => name)).toEqual([null, "branch 1"])
  })

  test.each(["2", "1 withdrawn", "branch 1 of what", "lonely branch 1"])("%s has none", async (id) => {
    expect(await pathsAt(id)).toEqual([])
  })

  test("a way of another model is none of this one's", async () => {
    expect(await pathsAt("1 path 4", 1, "fictional/briar-2")).toEqual([])
  })
})

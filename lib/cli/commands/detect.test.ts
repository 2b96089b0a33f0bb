import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, expect, test, vi } from "vitest"
import { detectCommand } from "@/lib/cli/commands/detect"
import { exportCommand } from "@/lib/cli/commands/export"
import { importCommand } from "@/lib/cli/commands/import"
import { verifyCommand } from "@/lib/cli/commands/verify"
import { saveDetector } from "@/lib/commands/codebook/detectors/save"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import { listDetectors } from "@/lib/queries/codebook/detectors/list"

testDatabase()
afterEach(() => vi.restoreAllMocks())

const lamp = { name: "Reply", hit: null, miss: null, key: "replied", harm: null }

async function said(command: typeof detectCommand, args: string[]) {
  const log = vi.spyOn(console, "log").mockImplementation(() => {})
  const error = vi.spyOn(console, "error").mockImplementation(() => {})
  const code = await command.run(args)
  const out = log.mock.calls.map(([line]) => String(line)).join("\n")
  const errors = error.mock.calls.map(([line]) => String(line)).join("\n")
  vi.restoreAllMocks()
  return { code, out, errors }
}

async function load(slug: string, from: number, to: number) {
  const ids = Array.from({ length: to - from }, (_, index) => String(from + index))
  const events = [runEvent(`${slug} ${from}`), ...ids.map((id) => transcriptEvent(id, "no"))]
  const study = await openStudy(slug)
  await importEvents(study, "test", stream(events), noCounts())
  return study
}

test("what is imported is judged at the end of the import, and says so", async () => {
  await load("source", 0, 30)
  const study = await load("target", 100, 105)
  await saveDetector(
    SYSTEM,
    { id: study, role: "owner" },
    { ...lamp, definition: 'text has "sample 7" or "sample 103"' },
  )
  const folder = await mkdtemp(path.join(tmpdir(), "exhibit-detect-"))
  try {
    const file = path.join(folder, "source.jsonl")
    await said(exportCommand, ["--study", "source", "--out", file])
    const imported = await said(importCommand, [file, "--study", "target"])
    expect(imported.code, imported.errors).toBe(0)
    expect(imported.errors).toContain("detectors: 35 judgements")
  } finally {
    await rm(folder, { recursive: true })
  }
  expect(await listDetectors({ id: study })).toMatchObject([{ judged: 35, total: 35, yes: 2, no: 33 }])
  expect(await said(verifyCommand, ["--study", "target"])).toMatchObject({ code: 0 })
})

test("detect judges what is left, of all detectors or of one, and says how far each is", async () => {
  const study = await load("left", 0, 4)
  await saveDetector(SYSTEM, { id: study, role: "owner" }, { ...lamp, definition: 'text has "reply"' })
  await saveDetector(
    SYSTEM,
    { id: study, role: "owner" },
    { ...lamp, name: "Other", key: "other", definition: 'text has "sample 2"' },
  )
  const one = await said(detectCommand, ["--study", "left", "--name", "Other"])
  expect(one).toMatchObject({ code: 0, out: "Reply v1\t0 of 4\nOther v1\t4 of 4\n4 new judgements" })
  const { code, out } = await said(detectCommand, ["--study", "left", "--json"])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    ...{ study: "left", judgements: 4 },
    detectors: ["Reply v1", "Other v1"].map((judge) => ({ judge, judged: 4, total: 4, failure: null })),
  })
})

test("detect names the detectors that there are, and exits with 3 where one stopped", async () => {
  const study = await load("stopped", 0, 2)
  const { id } = await saveDetector(
    SYSTEM,
    { id: study, role: "owner" },
    { ...lamp, definition: 'text has "reply"' },
  )
  await expect(said(detectCommand, ["--study", "stopped", "--name", "Nobody"])).rejects.toThrow(
    '"stopped" has no detector "Nobody"; it has Reply',
  )
  await db().detector.update({ where: { id }, data: { definition: "no definition" } })
  const stopped = await said(detectCommand, ["--study", "stopped"])
  expect(stopped.code).toBe(3)
  expect(stopped.errors).toContain("error: Reply v1: The definition cannot be run")
})

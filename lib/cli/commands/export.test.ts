import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { exportCommand } from "@/lib/cli/commands/export"
import { importCommand } from "@/lib/cli/commands/import"
import { runDetectors } from "@/lib/commands/codebook/detectors/run"
import { saveDetector } from "@/lib/commands/codebook/detectors/save"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { listDetectors } from "@/lib/queries/codebook/detectors/list"
import { verify } from "@/lib/queries/import/verify"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { readTranscript } from "@/lib/queries/reader/reading"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { seed } from "@/prisma/seed"

testDatabase()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "exhibit-export-"))
  vi.spyOn(console, "log").mockImplementation(() => {})
  vi.spyOn(console, "error").mockImplementation(() => {})
  await seed()
})
afterAll(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

async function everyRate(slug: string) {
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new Error(`no study ${slug}`)
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, { key: "harmful", op: "=", values: ["yes"] })
  if (!outcome) throw new Error("no outcome")
  const by = ["model", ...catalogue.factors.slice(0, 2).map(({ key }) => key)]
  return (await ratesOf(study, catalogue, { outcome, by, population: everything })).rows
}

test("a detector comes back with its definition, and goes on judging", async () => {
  const source = await db().study.findUniqueOrThrow({ where: { slug: "demo" } })
  const definition = 'action has "Henrike"'
  await saveDetector(
    SYSTEM,
    { id: source.id, role: "owner" },
    {
      name: "Names her",
      definition,
      hit: null,
      miss: null,
      key: "names_her",
      harm: null,
    },
  )
  await runDetectors({ study: source.id })
  const out = join(folder, "detector.jsonl")
  await exportCommand.run(["--study", "demo", "--out", out])
  expect(await importCommand.run([out, "--study", "with-detector"])).toBe(0)
  const copy = await db().study.findUniqueOrThrow({ where: { slug: "with-detector" } })
  const [detector] = await listDetectors(copy)
  expect(detector).toMatchObject({ name: "Names her", version: 1, definition })
  expect(await runDetectors({ study: copy.id })).toMatchObject({ judgements: 0 })
  for await (const difference of verify(null)) expect.fail(JSON.stringify(difference))
})

test.each(["demo", "lynch-2025"])("%s comes back from its export as it was", async (slug) => {
  const out = join(folder, `${slug}.jsonl`)
  const copy = `${slug}-copy`
  expect(await exportCommand.run(["--study", slug, "--out", out])).toBe(0)
  expect(await importCommand.run([out, "--study", copy])).toBe(0)
  expect(await everyRate(copy)).toEqual(await everyRate(slug))
  const again = join(folder, `${slug}-again.jsonl`)
  await exportCommand.run(["--study", copy, "--out", again])
  const lines = async (file: string) => (await readFile(file, "utf8")).split("\n").slice(1)
  const [written, rewritten] = [await lines(out), await lines(again)]
  expect(rewritten.length).toBe(written.length)
  for (const [index, line] of written.entries())
    expect(rewritten[index]?.slice(0, 300)).toBe(line.slice(0, 300))
  expect(rewritten.filter((line, index) => line !== written[index])).toEqual([])
  for (const { publicId } of await db().transcript.findMany({ where: { study: { slug } }, take: 10 })) {
    const one = await readTranscript(SYSTEM, publicId, slug)
    const other = await readTranscript(SYSTEM, publicId, copy)
    expect(other?.messages).toEqual(one?.messages)
    expect(other?.judgements.map(({ id: _, ...rest }) => rest)).toEqual(
      one?.judgements.map(({ id: _, ...rest }) => rest),
    )
  }
  const told = { select: { title: true, description: true, headline: true } }
  const study = await db().study.findUnique({ where: { slug }, ...told })
  expect(await db().study.findUnique({ where: { slug: copy }, ...told })).toEqual(study)
  for await (const difference of verify(null)) expect.fail(JSON.stringify(difference))
})

test("a damaged line is rejected by its number, and the rest comes through", async () => {
  const out = join(folder, "damaged.jsonl")
  await exportCommand.run(["--study", "demo", "--out", out])
  const lines = (await readFile(out, "utf8")).split("\n")
  const at = lines.findIndex((line) => line.startsWith('{"type":"transcript"'))
  lines[at] = lines[at]?.replace('"epoch":1', '"epoch":"first"') ?? ""
  await writeFile(out, lines.join("\n"))
  expect(await importCommand.run([out, "--study", "damaged"])).toBe(3)
  const [warning] = await db().importWarning.findMany({ where: { study: { slug: "damaged" } } })
  expect(warning).toMatchObject({ place: `line ${at + 1}`, rejected: true })
  expect(warning?.message).toContain("transcript.epoch")
  expect(await db().transcript.count({ where: { study: { slug: "damaged" } } })).toBe(95)
})

import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, type Mock, test, vi } from "vitest"
import { UsageError } from "@/lib/cli/command"
import { openStudy } from "@/lib/commands/studies/open"
import { testDatabase } from "@/lib/db/testing/test-database"
import { codebookCommand } from "./codebook"

testDatabase()

let folder: string
let printed: Mock<typeof console.log>
let said: Mock<typeof console.error>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "exhibit-codebook-"))
  printed = vi.spyOn(console, "log").mockImplementation(() => {})
  said = vi.spyOn(console, "error").mockImplementation(() => {})
  await openStudy("first")
  await openStudy("second")
})
afterAll(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

async function run(...args: string[]) {
  printed.mockClear()
  said.mockClear()
  const code = await codebookCommand.run(args)
  const lines = (of: { mock: { calls: unknown[][] } }) => of.mock.calls.map(([line]) => String(line))
  return { code, out: lines(printed), err: lines(said) }
}

test("the shipped codebook goes into one study, and from there through a file into another", async () => {
  const shipped = await run("--study", "first", "--from", "agentic-misalignment")
  expect(shipped).toMatchObject({ code: 0, err: [] })
  expect(shipped.out).toEqual(["harmful_action", "harm_severity", "stated_belief", "reasoning"])
  const { out } = await run("--study", "first")
  const file = join(folder, "codebook.json")
  await writeFile(file, out.join("\n"))
  const one = await run("--study", "second", "--file", file, "--question", "reasoning")
  expect(one).toMatchObject({ code: 0, out: ["reasoning"] })
  const rest = await run("--study", "second", "--file", file)
  expect(rest.code).toBe(3)
  expect(rest.err).toEqual(["left: reasoning: the study has it already"])
  expect((await run("--study", "second", "--markdown")).out[0]).toContain("## What did the agent do?")
})

test("what it cannot read or find is said", async () => {
  const file = join(folder, "none.json")
  await writeFile(file, "{}")
  await expect(run("--study", "first", "--file", file)).rejects.toThrow("no codebook of Exhibit")
  await expect(run("--study", "first", "--from", "elsewhere")).rejects.toThrow(UsageError)
  await expect(
    run("--study", "first", "--from", "agentic-misalignment", "--question", "mood"),
  ).rejects.toThrow('no question "mood"')
})

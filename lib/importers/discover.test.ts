import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { gzipSync } from "node:zlib"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { agenticMisalignment } from "@/lib/importers/agentic-misalignment/index"
import type { Importer } from "@/lib/importers/contract"
import { discover, sourceAt } from "@/lib/importers/discover"
import { inspect } from "@/lib/importers/inspect/index"

const IMPORTERS = [agenticMisalignment, inspect]
const LOG = JSON.stringify({ version: 2, status: "success", eval: { task: "t" }, plan: {} })
const SHARED = resolve(process.cwd(), "../shared/data")

async function found(paths: string[], forced?: Importer) {
  const all = await Array.fromAsync(discover(paths, IMPORTERS, forced))
  return all.map((one) => `${one.source.name} → ${"importer" in one ? one.importer.name : one.unrecognised}`)
}

describe("discover", () => {
  let root: string
  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), "exhibit-discover-")), "given")
    await mkdir(root)
  })
  afterEach(() => rm(resolve(root, ".."), { recursive: true }))

  async function write(name: string, content: string | Buffer) {
    await mkdir(resolve(root, name, ".."), { recursive: true })
    await writeFile(join(root, name), content)
  }

  it("takes a recognised folder whole and descends into others, sorted, without hidden ones", async () => {
    await write("b/experiment/models/m/c/sample_001/response.json", '{"raw_response": "x"}')
    await write("b/experiment/notes.txt", "part of the experiment")
    await write("a/log.json", LOG)
    await write("z.json", LOG)
    await write(".hidden/log.json", LOG)
    await write("node_modules/log.json", LOG)
    expect(await found([root])).toEqual([
      "given/a/log.json → inspect",
      "given/b/experiment → agentic-misalignment",
      "given/z.json → inspect",
    ])
  })

  it("names sources from the last part of the path that was given", async () => {
    await write("a/b/log.json", LOG)
    expect(await found([join(root, "a/b/log.json")])).toEqual(["log.json → inspect"])
    expect(await found([join(root, "a"), join(root, "a/")])).toEqual(["a/b/log.json → inspect"])
  })

  it("fails before anything else when a given path does not exist", async () => {
    await write("log.json", LOG)
    const missing = join(root, "nowhere")
    await expect(found([root, missing])).rejects.toThrow(`"${missing}" does not exist`)
  })

  it("ends on links that loop, and says where a link leads nowhere", async () => {
    await write("a/log.json", LOG)
    await symlink(root, join(root, "a/up"))
    await symlink(join(root, "a"), join(root, "b"))
    await symlink(join(root, "gone"), join(root, "c"))
    const all = await found([root])
    expect(all).toHaveLength(2)
    expect(all[0]).toBe("given/a/log.json → inspect")
    expect(all[1]).toMatch(/^given\/c → a link to something that does not exist: expected /)
  })

  it("does not wait for a pipe", async () => {
    execFileSync("mkfifo", [join(root, "pipe")])
    expect((await found([root]))[0]).toMatch(/^given\/pipe → neither a file nor a folder/)
  })

  it("gives the source at one path", async () => {
    await write("a/log.json", LOG)
    const path = join(root, "a/log.json")
    expect(await sourceAt(path)).toEqual({ path, name: "log.json", kind: "file", head: Buffer.from(LOG) })
    expect(await sourceAt(`${root}/a/`)).toMatchObject({ path: join(root, "a"), name: "a", kind: "folder" })
    await expect(sourceAt(join(root, "gone"))).rejects.toThrow("does not exist")
  })

  it("asks only the forced importer, and gives it a named file unasked", async () => {
    await write("notes.txt", "hello")
    await write("log.json", LOG)
    expect(await found([join(root, "notes.txt")], inspect)).toEqual(["notes.txt → inspect"])
    expect(await found([root], inspect)).toEqual([
      "given/log.json → inspect",
      `given/notes.txt → plain text: expected ${inspect.expects}`,
    ])
    expect((await found([root], agenticMisalignment)).every((line) => line.includes(": expected "))).toBe(
      true,
    )
  })

  it.each<[string, string | Buffer]>([
    ["an empty file", ""],
    ["a gzip file (unpack it first)", gzipSync("x")],
    ["a PDF document", "%PDF-1.7\n"],
    ["an SQLite database", "SQLite format 3\0rest"],
    ["binary data of an unknown kind", Buffer.from([1, 0, 2, 255])],
    ["UTF-16 text (expected UTF-8)", Buffer.from("\ufeffhello", "utf16le")],
    ["a zip archive that cannot be opened", "PK\x03\x04 cut off"],
    ["a JSON object (keys: a, b)", '{"a": 1,\n "b": 2}'],
    ["a JSON list of 2 items", "[1,\n 2]"],
    ["text that begins like a JSON object and is not valid JSON", '{"a": '],
    ["text that begins like a JSON object", `{"a": "${"x".repeat(70_000)}"}`],
    ["JSON Lines (keys: model, harmful)", '{"model": "m", "harmful": 1}\n{"model": "m", "harmful": 0}\n'],
    ["a table of text (columns: model, n)", '\ufeff"model";"n"\r\n"m";3\r\n'],
    ["an HTML page", "<!DOCTYPE html><p>Not found</p>"],
    ["plain text", `${"é".repeat(40_000)}`],
  ])("says that a file is %s", async (words, content) => {
    await write("file", content)
    const [line] = await found([root])
    expect(line?.startsWith(`given/file → ${words}`), line).toBe(true)
    expect(line).toContain(": expected a results folder of the agentic-misalignment framework")
    expect(line?.includes("or a mapping that describes it")).toBe(/JSON Lines|a table/.test(words))
  })

  it("says that a given folder is empty", async () => {
    expect((await found([root]))[0]).toMatch(/^given → an empty folder: expected /)
  })

  it.skipIf(!existsSync(SHARED))(
    "refuses the shared invalid input by content (skipped without it)",
    async () => {
      expect(await found([join(SHARED, "invalid-inputs")])).toEqual([
        expect.stringMatching(
          /^invalid-inputs\/.*\.csv → an Apple iWork document .* zip archive \(members: Index\/Document\.iwa, .*: expected /,
        ),
      ])
    },
  )

  it.skipIf(!existsSync(SHARED))(
    "finds every shared results folder and log (skipped without them)",
    async () => {
      const all = await found([join(SHARED, "generated-fixtures")])
      const folders = all.filter((line) => line.endsWith("→ agentic-misalignment"))
      expect(folders.map((line) => line.split(" ")[0]?.split("/").at(-1))).toEqual([
        "fixture_experiment",
        "fixture_old_layout",
        "prod_prompts_only",
      ])
      expect(
        all.filter((line) => line.includes(".eval → ")).every((line) => line.endsWith("→ inspect")),
      ).toBe(true)
    },
  )
})

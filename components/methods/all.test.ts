import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"
import { methods } from "./all"

const folder = path.join(process.cwd(), "lib/stats")
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(path.join(folder, file), "utf8"))

test("the page names the first author of every source that the statistics name", () => {
  const written = methods.map(({ source }) => source).join(" ")
  const cited = sources.flatMap((text) => [
    ...text.matchAll(/Sources?:\s+(?:\*\s+)?(?:[A-Z]\. )+(?<name>[A-Z][a-z]+)/g),
  ])
  const names = [...new Set(cited.map((match) => match.groups?.name ?? ""))]
  expect(names.length).toBeGreaterThan(6)
  // The distributions' own algorithms belong to their file.
  const own = readFileSync(path.join(folder, "distribution.ts"), "utf8")
  expect(names.filter((name) => !own.includes(name) && !written.includes(name))).toEqual([])
})

import { existsSync, globSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, test } from "vitest"

// CONTRIBUTING.md begins with the map of rooms × floors: it is held here against the folders.

const text = readFileSync("CONTRIBUTING.md", "utf8")
const floors = ["components", "lib/queries", "lib/commands", "lib/model"]
/** What every room uses. */
const shared = ["components/ui"]
const sharedFiles = ["lib/filters/parsers.ts", "lib/filters/sentence.ts", "lib/urls/route.ts"]

const rows = text
  .slice(0, text.indexOf("## To change X"))
  .split("\n")
  .filter((line) => /^\| (\*\*|·)/.test(line))
  .map((line) => ({
    room:
      line
        .match(/^\| (?:\*\*(.+?)\*\*|· (\S+))/)
        ?.slice(1)
        .find(Boolean) ?? "",
    places: [...line.matchAll(/\]\(([^)]+)\)/g)].map(([, place = ""]) => decodeURI(place)),
  }))
const mapped = rows.flatMap(({ places }) => places)

const sources = globSync("{app,components,lib,prisma,e2e}/**/*.{ts,tsx,mjs}", {
  exclude: ["lib/generated/**", "**/fixtures/**"],
})

test("every place of the map is there", () => {
  expect(rows.length).toBeGreaterThan(30)
  expect(mapped.filter((place) => !existsSync(place))).toEqual([])
})

test("every room of every floor is in the map, in the row of its name", () => {
  const folders = new Set(
    sources
      .filter((file) => floors.some((floor) => file.startsWith(`${floor}/`)))
      .flatMap((file) => {
        const floor = floors.find((name) => file.startsWith(`${name}/`)) ?? ""
        const [room, inner, deeper] = file.slice(floor.length + 1).split("/")
        return inner === undefined
          ? []
          : [`${floor}/${room}`, ...(deeper ? [`${floor}/${room}/${inner}`] : [])]
      }),
  )
  const missing = [...folders].filter((folder) => {
    const room = folder.slice((floors.find((floor) => folder.startsWith(`${floor}/`)) ?? "").length + 1)
    return (
      !shared.includes(folder) &&
      !folder.endsWith("/testing") &&
      !rows.some((row) => row.room === room && row.places.includes(folder))
    )
  })
  expect(folders.size).toBeGreaterThan(60)
  expect(missing).toEqual([])
})

test("page state and addresses have the names of rooms", () => {
  const files = sources.filter(
    (file) =>
      /^lib\/(filters|urls)\//.test(file) && !file.endsWith(".test.ts") && !sharedFiles.includes(file),
  )
  const names = rows.map(({ room }) => room)
  expect(files.filter((file) => !names.includes(file.replace(/^lib\/\w+\/|\.ts$/g, "")))).toEqual([])
  expect(files.filter((file) => !mapped.includes(file) && !file.includes("/review/"))).toEqual([])
})

test("no folder has more than 25 files of its own", () => {
  const counts = Map.groupBy(sources, (file) => path.dirname(file))
  expect([...counts].filter(([, files]) => files.length > 25).map(([folder]) => folder)).toEqual([])
})

test("every path that CONTRIBUTING.md names is there", () => {
  const named = [...text.matchAll(/`((?:app|components|lib|e2e|prisma)\/[^`\s]*)`/g)].map(
    ([, name = ""]) => name,
  )
  expect(named.length).toBeGreaterThan(30)
  const wrong = named.filter(
    (name) => !/ROOM|FORMAT/.test(name) && globSync(name.replace(/[[\]()]/g, "?")).length === 0,
  )
  expect(wrong).toEqual([])
})

import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { z } from "zod"

const Entry = z.looseObject({
  version: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
})
const { packages } = z.object({ packages: z.record(z.string(), Entry) }).parse(read("package-lock.json"))

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"))
}

it("locks what package.json asks for", () => {
  const Wanted = z.object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  const { dependencies, devDependencies } = Wanted.parse(read("package.json"))
  const wanted = Object.entries({ ...dependencies, ...devDependencies })
  const locked = wanted.map(([name]) => [name, packages[`node_modules/${name}`]?.version])
  expect(locked).toEqual(wanted)
})

// A registry that lacks one platform's package lets npm write a lock file that no `npm ci` accepts.
it("has an entry for every platform's package", () => {
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${parent}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { authSecret } from "@/lib/auth/secret"

const { EXHIBIT_SECRET: secret, EXHIBIT_DATA: data } = process.env
let folder = ""
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "exhibit-secret-"))
  process.env.EXHIBIT_DATA = path.join(folder, "data")
  delete process.env.EXHIBIT_SECRET
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  for (const [name, value] of Object.entries({ EXHIBIT_SECRET: secret, EXHIBIT_DATA: data })) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

test("one is made once, and kept where only its owner reads", () => {
  const made = authSecret()
  expect(made).toMatch(/^[\w-]{43}$/)
  expect(authSecret()).toBe(made)
  const file = path.join(folder, "data", "secret")
  expect(readFileSync(file, "utf8")).toBe(made)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(path.dirname(file))).toEqual(["secret"])
})

test("every data folder has its own", () => {
  const made = authSecret()
  process.env.EXHIBIT_DATA = path.join(folder, "other")
  expect(authSecret()).not.toBe(made)
})

test("one that is given is used and not kept; a short one is refused", () => {
  process.env.EXHIBIT_SECRET = "a fictional secret of at least 32 characters"
  expect(authSecret()).toBe(process.env.EXHIBIT_SECRET)
  expect(readdirSync(folder)).toEqual([])
  process.env.EXHIBIT_SECRET = "short"
  expect(authSecret).toThrow("at least 32 characters")
})

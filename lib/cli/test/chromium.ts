import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { chromium } from "@playwright/test"
import { env } from "@/lib/env"

/**
 * A Chromium that runs: the one that is named, the system's, Playwright's own; else one is installed, by
 * Playwright or (as root on Debian) by apt. Without a window where there is a choice: the tests take a third less. Calls `say` before an install; throws with what to do.
 */
export function findChromium(say: (line: string) => void): string {
  const named = env().chromium
  if (named) {
    if (runs(named)) return named
    throw new Error(`EXHIBIT_CHROMIUM (or CHROMIUM) names ${named}, which does not run.`)
  }
  const found = installed()
  if (found) return found
  for (const install of [throughPlaywright, throughApt]) {
    install(say)
    const now = installed()
    if (now) return now
  }
  throw new Error(
    "There is no Chromium for the browser tests, and none could be installed. Install one " +
      "(Debian: apt-get install chromium) or set EXHIBIT_CHROMIUM to the path of one.",
  )
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter)
  const names = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
  ]
  const inPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...inPath, chromium.executablePath()].find(runs)
}

/** Some systems have a stub that only tells where to get one. */
function runs(program: string): boolean {
  return existsSync(program) && spawnSync(program, ["--version"], { timeout: 30_000 }).status === 0
}

function throughPlaywright(say: (line: string) => void) {
  say("No Chromium found; asking Playwright to download one.")
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli")
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 300_000 })
}

function throughApt(say: (line: string) => void) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return
  say("Playwright could not; installing Debian's.")
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: 900_000 }
  const install = (name: string) =>
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", name], options).status === 0
  if (install("chromium-headless-shell")) return
  spawnSync("apt-get", ["update"], options)
  if (!install("chromium-headless-shell")) install("chromium")
}

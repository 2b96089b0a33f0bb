import { spawn } from "node:child_process"
import { readFile, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { hashFiles } from "@/lib/cli/start/hash-files"

const folders = ["app", "components", "lib", "public"]
const files = [
  "next.config.ts",
  "proxy.ts",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
  "prisma/schema.prisma",
]
const sources = [...folders, ...files]
const outside = /\.test\.tsx?$|^lib\/(cli|generated)\/|\/(fixtures|testing)\//
const stampFile = ".next/exhibit.sha256"

/** Builds the pages where they were not built from these very sources. True when it did; throws with Next's output. */
export async function buildPages({ evenIfCurrent = false } = {}): Promise<boolean> {
  const wanted = await hashFiles(sources, outside)
  if (!evenIfCurrent && (await readFile(stampFile, "utf8").catch(() => "")) === wanted) return false
  await rm(stampFile, { force: true })
  await nextBuild()
  await writeFile(stampFile, wanted)
  return true
}

/** The path of Next's own program. */
export function nextProgram(): string {
  return createRequire(import.meta.url).resolve("next/dist/bin/next")
}

/** The environment for Next: without what only this process's loader and module conditions need. */
export function nextEnvironment(mode: "production" | "development"): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: "1" }
}

function nextBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = []
    const child = spawn(process.execPath, [nextProgram(), "build"], {
      env: nextEnvironment("production"),
      stdio: ["ignore", "pipe", "pipe"],
    })
    child.stdout.on("data", (chunk) => output.push(chunk))
    child.stderr.on("data", (chunk) => output.push(chunk))
    child.once("error", reject)
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`next build failed:\n${Buffer.concat(output)}`)),
    )
  })
}

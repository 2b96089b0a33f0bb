#!/usr/bin/env node
// Runs the command line on the Node 24 that is installed with Exhibit, from wherever it is called.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..")
const require = createRequire(import.meta.url)
const bundled = path.join(path.dirname(require.resolve("node/package.json")), "bin/node")
const program = existsSync(bundled) ? bundled : process.execPath
const tsx = pathToFileURL(require.resolve("tsx")).href
const child = spawn(
  program,
  ["--conditions=react-server", "--import", tsx, "lib/cli/main.ts", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit", env: { ...process.env, INIT_CWD: process.cwd(), EXHIBIT_BIN: "1" } },
)
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))

import { spawn } from "node:child_process"
import path from "node:path"

/** How a program ended, and what it printed. */
export type Outcome = { code: number; output: string }

const bin = path.resolve("node_modules/.bin")

/** Runs one of the project's programs (as npm scripts find them) and keeps what it prints. */
export function run(
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const output: Buffer[] = []
    const PATH = `${bin}${path.delimiter}${process.env.PATH ?? ""}`
    const child = spawn(path.join(bin, program), args, {
      env: { ...process.env, PATH, NO_COLOR: "1", FORCE_COLOR: "0", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    })
    child.stdout.on("data", (chunk) => output.push(chunk))
    child.stderr.on("data", (chunk) => output.push(chunk))
    child.once("error", reject)
    child.once("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }))
  })
}

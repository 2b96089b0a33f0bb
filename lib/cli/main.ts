import { existsSync } from "node:fs"
import type { Command } from "@/lib/cli/command"
import { UsageError } from "@/lib/cli/command"
import { commands } from "@/lib/cli/commands/all"
import { generateClient } from "@/lib/cli/start/generate"
import { closeAll, unlessStopping } from "@/lib/cli/start/stop"
import { QuestionError } from "@/lib/model/question-error"

if (existsSync(".env")) process.loadEnvFile(".env")
// A reader that has seen enough (`| head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1))

const code = await dispatch(process.argv.slice(2))
await closeAll()
process.stdout.write("", () => process.exit(code))

async function dispatch([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    console.log(await help())
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    console.error(`There is no command "${name}".\n\n${await help()}`)
    return 2
  }
  try {
    if (name !== "start") await generateClient()
    const command = await load()
    return await command.run(args)
  } catch (error) {
    await unlessStopping()
    return explain(error, name)
  }
}

async function help(): Promise<string> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  const line = ({ name, summary }: Command) => `  ${name.padEnd(14)}${summary}`
  return [
    "exhibit COMMAND [ARGUMENTS]",
    "",
    ...loaded.map(line),
    "",
    "exhibit COMMAND --help says more.",
  ].join("\n")
}

function explain(error: unknown, name: string): number {
  const message = error instanceof Error ? error.message : String(error)
  const unusable =
    error instanceof UsageError ||
    error instanceof QuestionError ||
    (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
  console.error(`exhibit ${name}: ${message}`)
  if (process.env.EXHIBIT_DEBUG && error instanceof Error) console.error(error.stack)
  return unusable ? 2 : 1
}

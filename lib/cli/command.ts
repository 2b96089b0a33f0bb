import { type ParseArgsConfig, parseArgs } from "node:util"

/** One word after `exhibit`. Each command is a file and a line of `commands/`. */
export type Command = {
  name: string
  /** One line for `exhibit --help`. */
  summary: string
  /** What follows the name in; an exit code out. Throws a UsageError for arguments that do not fit. */
  run(args: string[]): Promise<ExitCode>
}

/** 0 done, 1 failed, 2 wrong usage, 3 done but something was rejected. */
export type ExitCode = 0 | 1 | 2 | 3

/** The words after `exhibit` do not fit; the message says which and how. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O & { help: { type: "boolean" } }; allowPositionals: boolean }>
>

/**
 * A command that takes these options, and `--help`, which prints `help` and does nothing else. An option that is
 * not among them is wrong usage, and so is a word without one where `positionals` is not set.
 */
export function defineCommand<const O extends Options>(command: {
  name: string
  summary: string
  help: string
  options: O
  positionals?: boolean
  run(values: Parsed<O>["values"], positionals: string[]): Promise<ExitCode>
}): Command {
  const { name, summary, help, options, positionals: allowPositionals = false } = command
  return {
    name,
    summary,
    async run(args) {
      const parsed: Parsed<O> = parseArgs({
        args,
        allowPositionals,
        options: { ...options, help: { type: "boolean" } },
      })
      if (!("help" in parsed.values)) return command.run(parsed.values, parsed.positionals)
      console.log(help)
      return 0
    },
  }
}

/** One word after `exhibit`. Each command is a file here and a line in `commands.ts`. */
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

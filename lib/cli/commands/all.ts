import type { Command } from "@/lib/cli/command"

/** Every command, in the order of `--help`. Each is loaded only when it is called, so that all start quickly. */
export const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import("@/lib/cli/start/command")).start,
  migrate: async () => (await import("@/lib/cli/commands/migrate")).migrateCommand,
  import: async () => (await import("@/lib/cli/commands/import")).importCommand,
  detect: async () => (await import("@/lib/cli/commands/detect")).detectCommand,
  rates: async () => (await import("@/lib/cli/commands/rates")).ratesCommand,
  transcripts: async () => (await import("@/lib/cli/commands/transcripts")).transcriptsCommand,
  verify: async () => (await import("@/lib/cli/commands/verify")).verifyCommand,
  invite: async () => (await import("@/lib/cli/commands/invite")).inviteCommand,
  codebook: async () => (await import("@/lib/cli/commands/codebook")).codebookCommand,
  export: async () => (await import("@/lib/cli/commands/export")).exportCommand,
}

import type { Command } from "@/lib/cli/command"

/** Every command, in the order of `--help`. Each is loaded only when it is called, so that all start quickly. */
export const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import("@/lib/cli/start")).start,
  migrate: async () => (await import("@/lib/cli/migrate")).migrateCommand,
  import: async () => (await import("@/lib/cli/import")).importCommand,
  detect: async () => (await import("@/lib/cli/detect")).detectCommand,
  rates: async () => (await import("@/lib/cli/rates")).ratesCommand,
  transcripts: async () => (await import("@/lib/cli/transcripts")).transcriptsCommand,
  verify: async () => (await import("@/lib/cli/verify")).verifyCommand,
  invite: async () => (await import("@/lib/cli/invite")).inviteCommand,
  codebook: async () => (await import("@/lib/cli/codebook")).codebookCommand,
  export: async () => (await import("@/lib/cli/export")).exportCommand,
}

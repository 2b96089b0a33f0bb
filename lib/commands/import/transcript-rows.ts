import "server-only"
import type { CopyValue } from "@/lib/db/copy"
import { actionsOf, summarizeAction } from "@/lib/model/transcript"
import type { Identified } from "./run-context"

/** The columns that a transcript's content decides, in the order of `contentRow`. */
export const contentColumns = [
  ...["failed", "excluded", "limit", "stop_reason", "started_at", "place", "message_count"],
  ...["characters", "action", "metadata"],
]

export function contentRow({ transcript, hashed }: Identified): CopyValue[] {
  const { failed, excluded, limit, stopReason, startedAt, where, messages, metadata } = transcript
  const characters = hashed.reduce((sum, { message }) => sum + message.text.length, 0)
  const [action] = actionsOf(messages)
  const summary = action ? summarizeAction(action.call) : null
  return [
    ...[
      failed,
      excluded ?? null,
      limit ?? null,
      stopReason ?? null,
      startedAt ?? null,
      where,
      hashed.length,
      characters,
      summary,
    ],
    JSON.stringify(metadata),
  ]
}

export const messageColumns = ["transcript_id", "ordinal", "body_hash", "source_id"]

export function messageRows(id: bigint, { hashed }: Identified): CopyValue[][] {
  return hashed.map(({ hash, message }, ordinal) => [id, ordinal, hash, message.sourceId ?? null])
}

import "server-only"
import { z } from "zod"
import { pool } from "@/lib/db/client"
import type { AccountToken, OwnAccount } from "@/lib/model/people/account"
import type { Person } from "@/lib/model/people/viewer"

const SessionRow = z.object({
  id: z.string(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
  created_at: z.date(),
  updated_at: z.date(),
  current: z.boolean(),
})

const TokenRow = z.object({
  id: z.number(),
  name: z.string(),
  start: z.string(),
  writes: z.boolean(),
  created_at: z.date(),
  expires_at: z.date().nullable(),
  last_used_at: z.date().nullable(),
})

/** A person's sessions, the latest first, and API tokens; `session` is the token of the one that asks. */
export async function accountOf({ id }: Person, session: string | null): Promise<OwnAccount> {
  const [sessions, tokens, ways] = await Promise.all([
    pool().query(
      `SELECT id, ip_address, user_agent, created_at, updated_at, token = $2 AS current FROM session
       WHERE person_id = $1 AND expires_at > now() ORDER BY current DESC, updated_at DESC`,
      [id, session ?? ""],
    ),
    pool().query(
      `SELECT id, name, start, writes, created_at, expires_at, last_used_at FROM api_token
       WHERE person_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now()) ORDER BY id`,
      [id],
    ),
    pool().query<{ provider_id: string }>("SELECT provider_id FROM credential WHERE person_id = $1", [id]),
  ])
  return {
    password: ways.rows.some(({ provider_id }) => provider_id === "credential"),
    provider: ways.rows.some(({ provider_id }) => provider_id !== "credential"),
    sessions: SessionRow.array()
      .parse(sessions.rows)
      .map((row) => ({
        ...{ id: row.id, from: row.ip_address, browser: row.user_agent, current: row.current },
        ...{ began: row.created_at.toISOString(), renewed: row.updated_at.toISOString() },
      })),
    tokens: TokenRow.array().parse(tokens.rows).map(tokenOf),
  }
}

function tokenOf({ id, name, start, writes, ...row }: z.infer<typeof TokenRow>): AccountToken {
  const iso = (date: Date | null) => date?.toISOString() ?? null
  const dates = { expires: iso(row.expires_at), lastUsed: iso(row.last_used_at) }
  return { id, name, start, writes, made: row.created_at.toISOString(), ...dates }
}

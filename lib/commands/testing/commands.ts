import { randomBytes, randomUUID } from "node:crypto"
import { saveDetector } from "@/lib/commands/codebook/detectors/save"
import { addMember, changeRole, removeMember } from "@/lib/commands/people/change-member"
import { closeAccount, reopenAccount } from "@/lib/commands/people/close-account"
import { invite, invitePassword } from "@/lib/commands/people/invite"
import { withdrawInvitation } from "@/lib/commands/people/withdraw-invitation"
import { changeVisibility } from "@/lib/commands/studies/change-visibility"
import { flagJudgement, withdrawFlag } from "@/lib/commands/talk/flag-judgement"
import { resolveThread } from "@/lib/commands/talk/resolve-thread"
import { settleFlag } from "@/lib/commands/talk/settle-flag"
import { replyToComment, writeComment } from "@/lib/commands/talk/write-comment"
import { insertPerson } from "@/lib/commands/testing/people"
import { pool } from "@/lib/db/client"
import { type Person, requirePerson } from "@/lib/model/people/viewer"
import type { AccessCase, Scene } from "./access-case"
import { reviewCases } from "./review-commands"

const draft = { hit: null, miss: null, harm: "yes" as const, definition: 'text has "reply"' }

/** By module and name. A command that a page calls and that is not here fails the test. */
export const accessCases: Record<string, AccessCase> = {
  ...reviewCases,
  "studies/change-visibility changeVisibility": {
    needs: "owner",
    act: (who, study) => changeVisibility(who, study, study.visibility === "public" ? "private" : "public"),
  },
  "people/change-member addMember": {
    needs: "owner",
    prepare: async () => (await insertPerson("Somebody new")).email,
    act: (who, study, _, email) => addMember(who, study, email, "reader"),
  },
  "people/change-member changeRole": {
    needs: "owner",
    prepare: newMember,
    act: (who, study, _, person) => changeRole(who, study, person, "editor"),
  },
  "people/change-member removeMember": {
    needs: "owner",
    prepare: newMember,
    act: (who, study, _, person) => removeMember(who, study, person),
  },
  "people/invite invite": {
    needs: "owner",
    act: (who, study) =>
      invite(who, { email: `${randomUUID()}@example.org`, roles: [{ study: study.id, role: "reader" }] }),
  },
  "people/withdraw-invitation withdrawInvitation": {
    needs: "owner",
    prepare: async ({ slug }) => {
      const { rows } = await pool().query(
        `INSERT INTO invitation (hash, kind, email, roles, invited_by, expires_at)
         SELECT $1, 'member', 'new@example.org', jsonb_build_array(jsonb_build_object('study', id, 'role', 'reader')),
           'somebody', now() + interval '1 day' FROM study WHERE slug = $2 RETURNING id`,
        [randomBytes(32), slug],
      )
      return String(rows[0]?.id)
    },
    act: (who, study, _, id) => withdrawInvitation(who, study, Number(id)),
  },
  "people/invite invitePassword": {
    needs: "exhibit",
    act: (who, _, { other }) => invitePassword(who, other.id),
  },
  "people/close-account closeAccount": {
    needs: "exhibit",
    prepare: async () => (await insertPerson("To be closed")).id,
    act: (who, _, __, person) => closeAccount(who, person),
  },
  "people/close-account reopenAccount": {
    needs: "exhibit",
    prepare: async () => {
      const { id } = await insertPerson("To be opened")
      await pool().query("UPDATE person SET closed_at = now() WHERE id = $1", [id])
      return id
    },
    act: (who, _, __, person) => reopenAccount(who, person),
  },
  "codebook/detectors/save saveDetector": {
    needs: "editor",
    act: (who, study) => saveDetector(who, study, { ...draft, name: "Access", key: "access" }),
  },
  "talk/write-comment writeComment": {
    needs: "reviewer",
    act: (who, study, { transcript }) =>
      writeComment(requirePerson(who), study, { transcript, text: "Look." }),
  },
  "talk/write-comment replyToComment": {
    needs: "reviewer",
    prepare: newComment,
    act: (who, study, _, comment) => replyToComment(requirePerson(who), study, { comment, text: "Yes." }),
  },
  "talk/resolve-thread resolveThread": {
    needs: "reviewer",
    prepare: newComment,
    act: (who, study, _, comment) => resolveThread(requirePerson(who), study, { comment, resolved: true }),
  },
  "talk/flag-judgement flagJudgement": {
    needs: "account",
    act: (who, study, { judgement }) => flagJudgement(requirePerson(who), study, { ...dispute, judgement }),
  },
  "talk/flag-judgement withdrawFlag": {
    needs: "account",
    prepare: async ({ judgement }, who) => (who.kind === "person" ? newFlag(who, judgement, "wrong") : "1"),
    act: (who, study, _, flag) => withdrawFlag(requirePerson(who), study, Number(flag)),
  },
  "talk/settle-flag settleFlag": {
    needs: "editor",
    prepare: ({ judgement, other }) => newFlag(other, judgement, "miscalibrated"),
    act: (who, study, _, flag) =>
      settleFlag(requirePerson(who), study, {
        flag: Number(flag),
        outcome: "rejected",
        answer: "It is right.",
      }),
  },
}

/** Called by pages, and not by who one is in a study: why each needs no role. */
export const withoutRole: Record<string, string> = {
  "people/tokens makeToken": "one's own account; its own tests",
  "people/tokens revokeToken": "one's own account; its own tests",
  "people/change-account changeName": "one's own account; its own tests",
  "people/change-account changePassword": "one's own account; its own tests",
  "people/change-account revokeSessions": "one's own account; its own tests",
  "people/accept-invitation accept": "the link is what lets one in; its own tests",
  "people/record-audit recordAudit": "notes what its caller has let somebody do",
  "codebook/detectors/run runDetectorsInBackground":
    "a job of the server, which takes nothing from who starts it",
  "talk/see-mentions seeMentions": "one's own mentions and nobody else's; its own tests",
}

const dispute = { kind: "wrong" as const, reason: "It only threatens.", proposed: "no" }

async function newMember({ slug }: Scene): Promise<string> {
  return (await insertPerson("A member", { study: slug, role: "reader" })).id
}

async function newComment({ transcript }: Scene): Promise<string> {
  const { rows } = await pool().query(
    `INSERT INTO comment (transcript_id, author, text, imported, digest)
     SELECT id, 'somebody', 'What is this?', true, $2 FROM transcript WHERE public_id = $1 RETURNING id`,
    [transcript, randomBytes(32)],
  )
  return String(rows[0]?.id)
}

async function newFlag({ id }: Person, judgement: string, kind: string): Promise<string> {
  await pool().query("DELETE FROM flag WHERE judgement_id = $1", [judgement])
  const { rows } = await pool().query(
    "INSERT INTO flag (judgement_id, person_id, kind, reason) VALUES ($1, $2, $3, 'a reason') RETURNING id",
    [judgement, id, kind],
  )
  return String(rows[0]?.id)
}

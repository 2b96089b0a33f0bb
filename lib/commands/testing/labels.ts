import { registry } from "@/lib/commands/import/registry"
import { addToCells } from "@/lib/commands/rates/refresh-cells"
import { personJudge } from "@/lib/commands/review/labels/person-judge"
import { writeOwnJudgement } from "@/lib/commands/review/labels/write-judgement"
import { pool } from "@/lib/db/client"
import { inTransaction } from "@/lib/db/transaction"
import type { Person } from "@/lib/model/people/viewer"

type Label = {
  sample: string
  variable: string
  value: string
  versionId?: number | null
  unsure?: boolean
  failure?: string
}

/** What a person says of one variable of a sample, for a test that has no form. */
export async function insertLabel(who: Person, study: number, label: Label): Promise<void> {
  const { rows } = await pool().query<{ transcript: string; variable: number }>(
    `SELECT t.id AS transcript, v.id AS variable FROM transcript t JOIN variable v ON v.study_id = t.study_id
     WHERE t.study_id = $1 AND t.sample_id = $2 AND v.key = $3`,
    [study, label.sample, label.variable],
  )
  const [found] = rows
  if (!found) throw new Error(`no sample ${label.sample} or no variable ${label.variable}`)
  await inTransaction(async (client) => {
    const change = new Map<number, number>()
    const { id: judge } = await personJudge(client, study, who)
    await writeOwnJudgement(client, registry(client, study), change, {
      ...{
        transcript: BigInt(found.transcript),
        variable: { id: found.variable, kind: "categorical" },
        judge,
      },
      ...{ value: label.failure === undefined ? label.value : null, explanation: null, evidence: [] },
      ...(label.failure === undefined ? {} : { failure: label.failure }),
      ...{ unsure: label.unsure ?? false, questionVersion: label.versionId ?? null },
    })
    await addToCells(client, change)
  })
}

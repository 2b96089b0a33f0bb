import "server-only"
import type { ClientBase } from "pg"
import { sha256 } from "@/lib/db/content-address"
import type {
  ImportedJudge,
  ImportedJudgement,
  ImportedModel,
  ImportedVariable,
} from "@/lib/importers/contract"
import { canonicalJson } from "@/lib/model/canonical-json"
import { providerOf } from "@/lib/model/import/provider"
import type { Level, VariableKind, Verdicts } from "@/lib/model/judgement"
import { cleanKey } from "./keys"

export type StoredVariable = {
  id: number
  key: string
  kind: VariableKind
  imported: boolean
  levels: Level[]
  changed: boolean
}

/** The names of one study inside one transaction: each is looked up once, and made when it is not there. */
export type Registry = {
  model(model: ImportedModel): Promise<number>
  condition(key: Buffer, factors: Record<string, string>, prompts: Buffer[]): Promise<number>
  judge(judge: ImportedJudge): Promise<{ id: number; name: string; rank: number }>
  variable(variable: ImportedVariable): Promise<StoredVariable>
  /** The stored version of a question that a label was made under; null where the study has not its words. */
  questionVersion(asked: ImportedJudgement["asked"]): number | null
  cell(cell: CellKey): Promise<number>
  /** Writes the levels that were met; call before the transaction ends. */
  saveLevels(): Promise<void>
  /** Variables that were made here until a source brought them: from then on the source's judges are the headline. */
  adopted: Set<number>
}

/** What makes a cell: `run` only for published counts. */
export type CellKey = {
  model: number
  condition: number
  run: number | null
  failed: boolean
  excluded: boolean
  values: Record<string, string | null>
  verdicts: Verdicts
}

/** Ids of question versions by the key and number that an export gives them. */
export type Words = Map<string, number>

export const wordsKey = (question: string, version: number) => `${version} ${question}`

export function registry(client: ClientBase, study: number, words: Words = new Map()): Registry {
  const variables = new Map<string, StoredVariable>()
  const adopted = new Set<number>()
  const cached = <A extends unknown[], T>(name: (...args: A) => string, find: (...args: A) => Promise<T>) => {
    const known = new Map<string, T>()
    return async (...args: A): Promise<T> => {
      const key = name(...args)
      const existing = known.get(key)
      if (existing !== undefined) return existing
      const found = await find(...args)
      known.set(key, found)
      return found
    }
  }

  /** Runs an upsert that answers with the row's id. */
  async function idOf(sql: string, values: unknown[]): Promise<number> {
    const { rows } = await client.query<{ id: number }>(sql, values)
    const id = rows[0]?.id
    if (id === undefined) throw new Error(`no id came back from: ${sql}`)
    return id
  }

  const model = cached(
    ({ name, standsFor }: ImportedModel) => `${name}\n${standsFor}`,
    ({ name, standsFor, provider }: ImportedModel) =>
      idOf(
        `INSERT INTO model (name, canonical, provider) VALUES ($1, $2, $3)
         ON CONFLICT (name, canonical) DO UPDATE SET
           provider = coalesce(model.provider, EXCLUDED.provider)
         RETURNING id`,
        [name, standsFor ?? name, provider ?? providerOf(name)],
      ),
  )

  const condition = cached(
    (key: Buffer, _factors: Record<string, string>, _prompts: Buffer[]) => key.toString("hex"),
    async (key: Buffer, factors: Record<string, string>, prompts: Buffer[]) => {
      const { rows } = await client.query<{ id: number }>(
        "SELECT id FROM condition WHERE study_id = $1 AND key = $2",
        [study, key],
      )
      if (rows[0]) return rows[0].id
      const id = await idOf(
        "INSERT INTO condition (study_id, key, factors) VALUES ($1, $2, $3) RETURNING id",
        [study, key, JSON.stringify(factors)],
      )
      for (const [ordinal, body] of prompts.entries()) {
        await client.query("INSERT INTO condition_prompt VALUES ($1, $2, $3)", [id, ordinal, body])
      }
      return id
    },
  )

  const judge = cached(
    (judge: ImportedJudge) => canonicalJson(judge),
    async (judge: ImportedJudge) => {
      const { kind, name, rank = 0 } = judge
      const own = { kind, name, model: judge.model, version: judge.version, prompt: judge.prompt, rank }
      const id = await idOf(
        `INSERT INTO judge (study_id, key, kind, name, model, version, prompt, rank)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (study_id, key) DO UPDATE SET rank = EXCLUDED.rank RETURNING id`,
        [study, sha256(canonicalJson(own)), kind, name, own.model, own.version, own.prompt, rank],
      )
      return { id, name, rank }
    },
  )

  async function variable(asked: ImportedVariable): Promise<StoredVariable> {
    const key = cleanKey(asked.key)
    const known = variables.get(`${key}\n${asked.kind}`)
    const settled = known ?? (await findVariable(key, asked))
    variables.set(`${key}\n${asked.kind}`, settled)
    for (const level of asked.levels ?? []) declareLevel(settled, level)
    return settled
  }

  async function findVariable(key: string, asked: ImportedVariable): Promise<StoredVariable> {
    const { rows } = await client.query<Omit<StoredVariable, "changed"> & { madeHere: boolean | null }>(
      `INSERT INTO variable (study_id, key, kind, label, question, imported, question_id, question_level)
       VALUES ($1, $2, $3, $4, $5, $6, (SELECT q.id FROM question q WHERE q.study_id = $1 AND q.key = $7), $8)
       ON CONFLICT (study_id, key) DO UPDATE SET label = coalesce(variable.label, EXCLUDED.label),
         question = coalesce(variable.question, EXCLUDED.question),
         question_id = coalesce(variable.question_id, EXCLUDED.question_id),
         question_level = coalesce(variable.question_level, EXCLUDED.question_level),
         imported = variable.imported OR (EXCLUDED.imported AND variable.kind = EXCLUDED.kind)
       RETURNING id, key, kind, imported, levels,
         (SELECT NOT own.imported FROM variable own WHERE own.study_id = $1 AND own.key = $2) AS "madeHere"`,
      [
        ...[study, key, asked.kind, asked.label, asked.question, asked.imported ?? true],
        ...[asked.asked?.question ?? null, asked.asked?.level ?? null],
      ],
    )
    const [row] = rows
    if (!row) throw new Error(`variable ${key} was neither found nor made`)
    if (row.madeHere && row.imported) adopted.add(row.id)
    // One key holds one kind of value; the other kind gets a name that says so.
    return row.kind === asked.kind
      ? { ...row, changed: false }
      : variable({ ...asked, key: `${key}_${asked.kind}`, asked: undefined })
  }

  const cell = cached(
    (key: CellKey) => canonicalJson(key),
    (key: CellKey) =>
      idOf(
        `INSERT INTO cell (study_id, key, model_id, condition_id, run_id, failed, excluded, values, verdicts, n)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)
         ON CONFLICT (study_id, key) DO UPDATE SET verdicts = EXCLUDED.verdicts RETURNING id`,
        [
          study,
          sha256(canonicalJson(key)),
          key.model,
          key.condition,
          key.run,
          key.failed,
          key.excluded,
          JSON.stringify(key.values),
          JSON.stringify(key.verdicts),
        ],
      ),
  )

  async function saveLevels() {
    for (const { id, levels, changed } of variables.values()) {
      if (changed)
        await client.query("UPDATE variable SET levels = $2 WHERE id = $1", [id, JSON.stringify(levels)])
    }
  }

  const questionVersion: Registry["questionVersion"] = (asked) =>
    asked === undefined ? null : (words.get(wordsKey(asked.question, asked.version)) ?? null)

  return { model, condition, judge, variable, questionVersion, cell, saveLevels, adopted }
}

/** Adds a level that the variable did not have, or what was not known of one that it had. */
export function declareLevel(variable: StoredVariable, level: Level): StoredVariable {
  const place = variable.levels.findIndex(({ key }) => key === level.key)
  const known = variable.levels[place]
  if (known && (known.harm ?? level.harm) === known.harm && (known.label ?? level.label) === known.label)
    return variable
  const merged = { ...level, ...known }
  variable.levels = known ? variable.levels.with(place, merged) : [...variable.levels, level]
  variable.changed = true
  return variable
}

import type { ClientBase } from "pg"
import { conditionKey } from "@/lib/commands/import/identity"
import { type Registry, registry } from "@/lib/commands/import/registry"
import { openStudy } from "@/lib/commands/studies/open"
import { copyRows } from "@/lib/db/copy"
import { inTransaction } from "@/lib/db/transaction"
import { resolveValues, resolveVerdicts } from "@/lib/model/judgement"
import { inBulk } from "./bulk-tables"
import { type Combination, combinationsOf, SECOND, type Shape } from "./combinations"
import { labelSome } from "./labels"

export const STUDY = "bench"
/** One transcript in so many failed. */
const FAILED = 100
// A prime, so that it has no factor in common with the number of combinations: all of them before one comes twice.
const STRIDE = 15_485_863

/**
 * Writes a study of `total` transcripts into the empty database: transcripts, judgements and their cells, as an
 * import leaves them, but by SQL. Messages are none: what is measured here reads none.
 */
export async function fillStudy(shape: Shape, total: number): Promise<void> {
  const study = await openStudy(STUDY, { title: "Generated", headline: "harmful=yes" })
  await inTransaction(async (client) => {
    const names = registry(client, study)
    await declareVariables(names, shape)
    await writeCombinations(client, study, names, shape)
    await inBulk(client, ["transcript", "judgement"], async () => {
      await client.query(TRANSCRIPTS, [study, total, FAILED, STRIDE])
      await client.query(JUDGEMENTS)
    })
    await client.query(COUNTS)
    await labelSome(client, names, total)
    await names.saveLevels()
  })
}

async function declareVariables(names: Registry, { variables }: Shape) {
  const harmful = [
    { key: "yes", harm: true },
    { key: "no", harm: false },
  ]
  await names.variable({ key: "harmful", kind: "categorical", levels: harmful })
  for (const [key, levels] of Object.entries(variables)) {
    const harm = key === "outcome" ? (level: string) => ({ harm: level !== "none" }) : () => ({})
    await names.variable({
      key,
      kind: "categorical",
      levels: levels.map((level) => ({ key: level, ...harm(level) })),
    })
  }
}

/** The cells, and in tables of this session what a transcript of each consists of. */
async function writeCombinations(client: ClientBase, study: number, names: Registry, shape: Shape) {
  await client.query(
    `CREATE TEMP TABLE combination (failed boolean, place int, run int, model int, condition int, cell int,
       PRIMARY KEY (failed, place)) ON COMMIT DROP`,
  )
  await client.query(
    `CREATE TEMP TABLE said (cell int, ordinal int, variable int, judge int, level text) ON COMMIT DROP`,
  )
  const run = await openRun(client, study)
  for (const combinations of Object.values(combinationsOf(shape))) {
    const places: (number | boolean)[][] = []
    const verdicts: (number | string | null)[][] = []
    for (const [place, combination] of combinations.entries()) {
      const { model, condition, cell, said } = await idsOf(names, combination)
      places.push([combination.failed, place, run, model, condition, cell])
      verdicts.push(
        ...said.map(({ variable, judge, value }, ordinal) => [cell, ordinal, variable, judge, value]),
      )
    }
    await copyRows(client, "combination", ["failed", "place", "run", "model", "condition", "cell"], places)
    await copyRows(client, "said", ["cell", "ordinal", "variable", "judge", "level"], verdicts)
  }
  await client.query("ANALYZE combination, said")
}

async function idsOf(names: Registry, { model: name, factors, failed, said }: Combination) {
  const model = await names.model({ name, provider: "fictional-org" })
  const condition = await names.condition(conditionKey(factors, []), factors, [])
  const heard = []
  for (const { variable, judge: judgeName, value } of said) {
    const rank = judgeName === SECOND ? 1 : 0
    const judge = await names.judge({ kind: "classifier", name: judgeName, rank })
    const { id } = await names.variable({ key: variable, kind: "categorical" })
    const ids = { variable: id, judge: judge.id, value }
    heard.push({ ids, variable, judge: judgeName, rank, value, imported: true })
  }
  const cell = await names.cell({
    ...{ model, condition, run: null, failed, excluded: false },
    values: resolveValues(heard),
    verdicts: resolveVerdicts(heard),
  })
  return { model, condition, cell, said: heard.map(({ ids }) => ids) }
}

async function openRun(client: ClientBase, study: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO run (study_id, identity, title, format, file, sha256, status, settings)
     VALUES ($1, 'generated', 'Generated', 'generated', 'none', repeat('0', 64), 'success', '{}') RETURNING id`,
    [study],
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error("no run was made")
  return id
}

const TRANSCRIPTS = `
  INSERT INTO transcript (public_id, study_id, run_id, model_id, condition_id, cell_id, failed, sample_id, epoch,
    place, message_count, characters, action, metadata)
  SELECT left(md5(n::text), 13), $1::int, c.run, c.model, c.condition, c.cell,
    CASE WHEN c.failed THEN 'the call failed' END, 's-' || n, 1, 'line ' || n, 0, 1400,
    CASE WHEN NOT c.failed THEN 'email to person-' || n % 97 || '@fictional.example' END, '{}'
  FROM (SELECT n, n % $3::bigint = 0 AS failed FROM generate_series(1, $2::bigint) n) s
  CROSS JOIN (SELECT count(*) FILTER (WHERE failed) AS failed, count(*) FILTER (WHERE NOT failed) AS ran
    FROM combination) size
  JOIN combination c ON c.failed = s.failed
    AND c.place = CASE WHEN s.failed THEN n / $3::bigint % size.failed ELSE n * $4::bigint % size.ran END
  ORDER BY n`

// What one transcript's judges said lies together, as an import writes it.
const JUDGEMENTS = `
  INSERT INTO judgement (transcript_id, variable_id, judge_id, level, failure, explanation, digest)
  SELECT id, variable, judge, level, CASE WHEN level IS NULL THEN 'the answer could not be read' END,
    CASE WHEN ordinal = 0 THEN 'Explanation ' || md5(id::text) || md5(variable::text) || md5(judge::text) END,
    sha256(convert_to(coalesce(level, ''), 'UTF8'))
  FROM (SELECT t.id, said.* FROM transcript t JOIN said ON said.cell = t.cell_id ORDER BY t.id, ordinal) s`

const COUNTS = `
  UPDATE cell SET n = t.n FROM (SELECT cell_id, count(*) AS n FROM transcript GROUP BY cell_id) t
  WHERE t.cell_id = cell.id`

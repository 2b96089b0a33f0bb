import { beforeAll, describe, expect, it } from "vitest"
import { pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"

testDatabase()

const hash = `decode(repeat('ab', 32), 'hex')`
const short = `decode('abcd', 'hex')`

beforeAll(async () => {
  await pool().query(`
    INSERT INTO study (id, slug, title) VALUES (1, 's', 'S');
    INSERT INTO model (id, name, canonical) VALUES (1, 'fictional-org/model-a', 'model-a');
    INSERT INTO condition (id, study_id, key, factors) VALUES (1, 1, ${hash}, '{}');
    INSERT INTO run (id, study_id, identity, title, format, file, sha256, status, settings)
      VALUES (1, 1, 'r', 'R', 'f', 'f', repeat('0', 64), 'success', '{}');
    INSERT INTO cell (id, study_id, key, model_id, condition_id, failed, "values", n)
      VALUES (1, 1, ${hash}, 1, 1, false, '{}', 0);
    INSERT INTO transcript (id, public_id, study_id, run_id, model_id, condition_id, cell_id, sample_id, epoch, place,
      message_count, characters, metadata) VALUES (1, '0123456789abc', 1, 1, 1, 1, 1, '1', 1, '', 0, 0, '{}');
    INSERT INTO variable (id, study_id, key, kind) VALUES (1, 1, 'harmful', 'categorical');
    INSERT INTO judge (id, study_id, key, kind, name) VALUES (1, 1, ${hash}, 'person', 'Reader A');
    INSERT INTO judgement (id, transcript_id, variable_id, judge_id, level, digest) VALUES (1, 1, 1, 1, 'yes', ${hash});
  `)
})

const run = (status: string, sha256: string, settings: string) =>
  `INSERT INTO run (study_id, identity, title, format, file, sha256, status, settings)
   VALUES (1, 'other', 'R', 'f', 'f', '${sha256}', '${status}', '${settings}')`
const sha256 = "0".repeat(64)
const transcript = (id: string, epoch: number, metadata = "{}") =>
  `INSERT INTO transcript (public_id, study_id, run_id, model_id, condition_id, cell_id, sample_id, epoch, place,
     message_count, characters, metadata) VALUES ('${id}', 1, 1, 1, 1, 1, '1', ${epoch}, '', 0, 0, '${metadata}')`
const body = (key: string, role: string, blocks: string) =>
  `INSERT INTO body (hash, role, text, blocks) VALUES (${key}, '${role}', '', '${blocks}')`
const judgement = (columns: string, values: string) =>
  `INSERT INTO judgement (transcript_id, variable_id, judge_id, digest, ${columns}) VALUES (1, 1, 1, ${short}, ${values})`
const evidence = (start: number, end: number) =>
  `INSERT INTO evidence (judgement_id, message, start, "end", exact, prefix, suffix)
   VALUES (1, 0, ${start}, ${end}, '', '', '')`
const comment = (columns: string, values: string) =>
  `INSERT INTO comment (transcript_id, author, text, imported, digest, ${columns})
   VALUES (1, 'a', 't', false, ${short}, ${values})`

const refused: [constraint: string, statement: string][] = [
  ["study_slug_check", `INSERT INTO study (slug, title) VALUES ('Not A Slug', '')`],
  ["study_slug_check", `INSERT INTO study (slug, title) VALUES (E'a\\nb', '')`],
  ["condition_key_check", `INSERT INTO condition (study_id, key, factors) VALUES (1, ${short}, '{}')`],
  ["condition_factors_check", `INSERT INTO condition (study_id, key, factors) VALUES (1, sha256('x'), '[]')`],
  ["run_status_check", run("done", sha256, "{}")],
  ["run_sha256_check", run("success", "0", "{}")],
  ["run_settings_check", run("success", sha256, "null")],
  ["transcript_public_id_check", transcript("short", 1)],
  ["transcript_epoch_check", transcript("0123456789abd", -1)],
  ["transcript_metadata_check", transcript("0123456789abd", 1, "[]")],
  ["transcript_public_id_study_id_key", transcript("0123456789abc", 1)],
  ["body_hash_check", body(short, "user", "[]")],
  ["body_role_check", body(hash, "developer", "[]")],
  ["body_blocks_check", body(hash, "user", "{}")],
  ["variable_kind_check", `INSERT INTO variable (study_id, key, kind) VALUES (1, 'x', 'boolean')`],
  [
    "variable_levels_check",
    `INSERT INTO variable (study_id, key, kind, levels) VALUES (1, 'x', 'text', '{}')`,
  ],
  ["judge_kind_check", `INSERT INTO judge (study_id, key, kind, name) VALUES (1, sha256('x'), 'oracle', '')`],
  ["judge_key_check", `INSERT INTO judge (study_id, key, kind, name) VALUES (1, ${short}, 'person', '')`],
  ["judgement_value_check", judgement("explanation", "'neither a value nor a failure'")],
  ["judgement_value_check", judgement("level, failure", "'yes', 'no answer'")],
  ["evidence_span_check", evidence(5, 4)],
  ["evidence_span_check", evidence(-1, 4)],
  ["comment_span_whole_check", comment(`message, start`, "0, 1")],
  ["comment_span_check", comment(`message, start, "end", exact, prefix, suffix`, "0, 2, 1, '', '', ''")],
  ["cell_n_check", `UPDATE cell SET n = -1`],
  ["cell_key_check", `UPDATE cell SET key = ${short}`],
  ["cell_values_check", `UPDATE cell SET "values" = '[]'`],
  ["transcript_cell_id_fkey", `DELETE FROM cell`],
]

describe("the database refuses", () => {
  it.each(refused)("%s: %s", async (constraint, statement) => {
    await expect(pool().query(statement)).rejects.toMatchObject({ constraint })
  })
})

describe("the database takes", () => {
  it.each([
    judgement("failure", "'no answer'"),
    evidence(0, 0),
    comment("written_at", "null"),
    comment(`message, start, "end", exact, prefix, suffix`, "0, 0, 1, 'x', '', ''").replace(short, hash),
    body(hash, "tool", "[]"),
  ])("%s", async (statement) => {
    expect((await pool().query(statement)).rowCount).toBe(1)
  })

  it("a study's end with all that belongs to it", async () => {
    await pool().query("DELETE FROM study")
    const { rows } = await pool().query("SELECT count(*)::int AS n FROM judgement")
    expect(rows).toEqual([{ n: 0 }])
  })
})

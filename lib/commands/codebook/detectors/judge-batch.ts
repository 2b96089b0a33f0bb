import "server-only"
import { setImmediate as yielded } from "node:timers/promises"
import type { ClientBase } from "pg"
import { evidenceRows, judgementRow, nextIds, writeJudgements } from "@/lib/commands/import/judgements"
import { registry } from "@/lib/commands/import/registry"
import { addToCells, refreshCells } from "@/lib/commands/rates/refresh-cells"
import { pool } from "@/lib/db/client"
import { sha256 } from "@/lib/db/content-address"
import type { CopyValue } from "@/lib/db/copy"
import { type DetectorTranscript, detectorTranscripts } from "@/lib/db/detector-inputs"
import { inTransaction } from "@/lib/db/transaction"
import type { Detection } from "@/lib/detectors/detect"
import { canonicalJson } from "@/lib/model/canonical-json"
import { OWN_RANK } from "@/lib/model/judgement"
import { messageOf, type ReadyDetector } from "./to-run"

/** How many transcripts a transaction judges, and how much text is held at a time. */
const BATCH = 200
const BATCH_CHARACTERS = 8_000_000

export type BatchResult = {
  judgements: number
  /** The last transcript that was looked at; null where none is left beyond the one before. */
  last: string | null
  /** Detectors that threw, and what. */
  broken: Map<number, string>
}

type Verdict = { transcript: DetectorTranscript; detector: ReadyDetector; detection: Detection }

/**
 * Judges the next transcripts of a study that lack a judgement of one of its detectors, all or none of them. A
 * transcript whose run failed is not judged. What a detector says is out of date when a judge that it asks has
 * spoken since: then it is asked again. Transcripts are read before the import lock is taken; one that changed
 * in between is left for the next round.
 */
export async function judgeBatch(
  study: number,
  detectors: ReadyDetector[],
  after: string,
): Promise<BatchResult> {
  const lacking = await lackingTranscripts(study, detectors, after)
  const broken = new Map<number, string>()
  const last = lacking.at(-1)?.id ?? null
  if (last === null) return { judgements: 0, last, broken }
  const everyRole = detectors.some((detector) => detector.everyRole)
  const transcripts = await detectorTranscripts(
    lacking.map(({ id }) => id),
    everyRole,
  )
  const lacks = new Map(lacking.map(({ id, detectors: ids }) => [id, ids]))
  const verdicts: Verdict[] = []
  for (const transcript of transcripts) {
    await yielded()
    for (const detector of detectors) {
      if (broken.has(detector.id) || !lacks.get(transcript.id)?.includes(detector.id)) continue
      try {
        verdicts.push({ transcript, detector, detection: detectOne(transcript, detector) })
      } catch (error) {
        broken.set(detector.id, `It stopped at a transcript: ${messageOf(error)}`)
      }
    }
  }
  const judgements = await inTransaction((client) => store(client, study, verdicts))
  return { judgements, last, broken }
}

/** The next transcripts with the detectors that each lacks, up to a batch's size. */
async function lackingTranscripts(study: number, detectors: ReadyDetector[], after: string) {
  const parameters: unknown[] = [study, after]
  const lacks = detectors.map(({ id, judge, variable, asked }) => {
    parameters.push(asked.variables, asked.judges)
    const [variables, judges] = [`$${parameters.length - 1}`, `$${parameters.length}`]
    const heardSince = `SELECT FROM judgement heard WHERE heard.transcript_id = t.id AND heard.id > own.id
      AND heard.variable_id = ANY(${variables}::int[]) AND heard.judge_id = ANY(${judges}::int[])`
    return `CASE WHEN NOT EXISTS (SELECT FROM judgement own WHERE own.transcript_id = t.id
        AND own.variable_id = ${variable.id} AND own.judge_id = ${judge.id}
        ${asked.judges.length > 0 ? `AND NOT EXISTS (${heardSince})` : `AND ${variables}::int[] = ${judges}::int[]`})
      THEN ${id} END`
  })
  const { rows } = await pool().query<{ id: string; characters: number; detectors: number[] }>(
    `SELECT t.id, t.characters, lacking.detectors FROM transcript t
     CROSS JOIN LATERAL (SELECT array_remove(ARRAY[${lacks.join(", ")}]::int[], NULL) AS detectors) lacking
     WHERE t.study_id = $1 AND t.id > $2 AND t.failed IS NULL AND lacking.detectors <> '{}'
     ORDER BY t.id LIMIT ${BATCH}`,
    parameters,
  )
  let characters = 0
  return rows.filter((row, index) => {
    characters += row.characters
    return index === 0 || characters <= BATCH_CHARACTERS
  })
}

/** A detector's answer, which those after it may ask for. */
function detectOne(
  transcript: DetectorTranscript,
  { run, variable, judge, hit, miss }: ReadyDetector,
): Detection {
  const { messages, verdicts } = transcript
  const detection = run({ messages, verdicts, variable: variable.key })
  const level = detection.hit === null ? null : detection.hit ? hit : miss
  verdicts[variable.key] = { ...verdicts[variable.key], [judge.name]: level }
  return detection
}

async function store(client: ClientBase, study: number, verdicts: Verdict[]): Promise<number> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('exhibit import'))")
  const unchanged = await unchangedOf(client, verdicts)
  const said = await saidBefore(client, unchanged)
  const ids = await nextIds(client, "judgement_id_seq", unchanged.length)
  const rows = {
    judgements: [] as CopyValue[][],
    evidence: [] as CopyValue[][],
    comments: [] as CopyValue[][],
  }
  for (const [index, { transcript, detector, detection }] of unchanged.entries()) {
    const id = ids[index]
    if (id === undefined) throw new Error("the sequence gave too few ids")
    const { reason, evidence } = detection
    const value = detection.hit === null ? null : detection.hit ? detector.hit : detector.miss
    const failure = value === null ? (reason ?? "it cannot be known") : undefined
    const before = said.get(`${transcript.id} ${detector.judge.id}`)
    const judgement = {
      source: {
        variable: { key: detector.variable.key, kind: "categorical" as const },
        judge: { kind: "detector" as const, name: detector.judge.name },
        ...{ value, failure },
      },
      variable: {
        ...detector.variable,
        kind: "categorical" as const,
        imported: true,
        levels: [],
        changed: false,
      },
      judge: { ...detector.judge, rank: OWN_RANK },
      digest: newDigest(canonicalJson({ value, failure }), before?.digests ?? []),
    }
    rows.judgements.push(judgementRow(id, BigInt(transcript.id), judgement, before?.latest ?? null))
    rows.evidence.push(...evidenceRows(id, evidence, transcript.messages))
  }
  await writeJudgements(client, rows)
  const change = new Map<number, number>()
  const touched = [...new Set(unchanged.map(({ transcript }) => BigInt(transcript.id)))]
  await refreshCells(client, registry(client, study), touched, change)
  await addToCells(client, change)
  return unchanged.length
}

/** The verdicts on transcripts of which nothing more is known now than when they were read. */
async function unchangedOf(client: ClientBase, verdicts: Verdict[]): Promise<Verdict[]> {
  const { rows } = await client.query<{ id: string; cell: number }>(
    "SELECT id, cell_id AS cell FROM transcript WHERE id = ANY($1::bigint[])",
    [verdicts.map(({ transcript }) => transcript.id)],
  )
  const cells = new Map(rows.map(({ id, cell }) => [id, cell]))
  return verdicts.filter(({ transcript }) => cells.get(transcript.id) === transcript.cell)
}

/** What the detectors have said of these transcripts before, by transcript and judge. */
async function saidBefore(client: ClientBase, verdicts: Verdict[]) {
  const { rows } = await client.query<{ id: string; transcript: string; judge: number; digest: Buffer }>(
    `SELECT id, transcript_id AS transcript, judge_id AS judge, digest FROM judgement
     WHERE transcript_id = ANY($1::bigint[]) AND judge_id = ANY($2::int[]) ORDER BY id`,
    [verdicts.map(({ transcript }) => transcript.id), verdicts.map(({ detector }) => detector.judge.id)],
  )
  const said = new Map<string, { latest: bigint; digests: string[] }>()
  for (const { id, transcript, judge, digest } of rows) {
    const key = `${transcript} ${judge}`
    const digests = [...(said.get(key)?.digests ?? []), digest.toString("hex")]
    said.set(key, { latest: BigInt(id), digests })
  }
  return said
}

/** As an import's digests: over the words, and how often they had been said before. */
function newDigest(words: string, said: string[]): Buffer {
  for (let repeat = 0; ; repeat++) {
    const digest = sha256(repeat === 0 ? words : `${words} ${repeat}`)
    if (!said.includes(digest.toString("hex"))) return digest
  }
}

import "server-only"
import { setImmediate as yielded } from "node:timers/promises"
import { z } from "zod"
import { db } from "@/lib/db/client"
import { detectorTranscripts } from "@/lib/db/detector-inputs"
import { describeDetector } from "@/lib/detectors/describe"
import { compileDetector, type Detection } from "@/lib/detectors/detect"
import { type DetectorDraft, detectorName, draftTarget } from "@/lib/detectors/draft"
import { parseDetector } from "@/lib/detectors/parse"
import {
  type DetectorPreview,
  evenSample,
  type Found,
  type PreviewCell,
  type PreviewExample,
  previewCellKey,
  spread,
} from "@/lib/detectors/preview"
import { checkVerdicts, readsEveryRole } from "@/lib/detectors/requirements"
import { Prisma } from "@/lib/generated/prisma/client"
import { missingWords } from "@/lib/model/judgement"
import type { Catalogue, Study } from "@/lib/model/study"
import { notBlinded } from "@/lib/queries/population/where"
import { wilson } from "@/lib/stats/proportion"

const { sql, empty } = Prisma

/** Up to so many transcripts all are looked at; of more, a sample. */
const ALL = 2000
const SAMPLE = 1000
const CHUNK = 50
/** What is longer would hold up the server too long for a preview. */
const LONGEST = 2_000_000
const MILLISECONDS = 10_000
const EXAMPLES = 10
const QUOTES = 3

type Looked = { id: string; now: string; missing: boolean; found: Found; detection: Detection }

/**
 * What a draft would say of the study's transcripts, held against their headline verdicts; `open` names the cell
 * whose first transcripts are listed, else it is the largest where the two differ. Stores nothing. Throws a
 * QuestionError or a DetectorError for a draft that the study cannot take.
 */
export async function previewDetector(
  study: Study,
  catalogue: Catalogue,
  draft: DetectorDraft,
  open: string | null,
): Promise<DetectorPreview> {
  const detector = parseDetector(draft.definition)
  const target = draftTarget(catalogue.variables, draft)
  const name = draft.name.trim() === "" ? "" : detectorName(draft)
  checkVerdicts(draft.definition, detector, catalogue, { name, variable: target.variable })
  const chosen = await chooseTranscripts(study)
  const short = chosen.ids.filter(({ characters }) => characters <= LONGEST).map(({ id }) => id)
  const run = compileDetector(detector)
  const looked: Looked[] = []
  const until = performance.now() + MILLISECONDS
  const order = spread(short)
  for (let at = 0; at < order.length && performance.now() < until; at += CHUNK) {
    const chunk = await detectorTranscripts(order.slice(at, at + CHUNK), readsEveryRole(detector))
    const now = await headlineOf(chunk, target.variable)
    for (const { id, messages, verdicts } of chunk) {
      await yielded()
      if (performance.now() >= until) break
      const detection = run({ messages, verdicts, variable: target.variable })
      const found: Found = detection.hit === null ? "unknown" : detection.hit ? "yes" : "no"
      looked.push({
        id,
        found,
        detection,
        ...(now.get(id) ?? { now: missingWords.not_judged, missing: true }),
      })
    }
  }
  const count = (answer: Found) => looked.filter(({ found }) => found === answer).length
  const [yes, no, unknown] = [count("yes"), count("no"), count("unknown")]
  const cells = cellsOf(looked)
  const opened = cells.find((cell) => previewCellKey(cell) === open) ?? largestDifference(cells, target)
  return {
    words: describeDetector(detector),
    target,
    ...{
      total: chosen.total,
      looked: looked.length,
      sampled: chosen.sampled,
      tooLong: chosen.ids.length - short.length,
    },
    ...{ stopped: looked.length < short.length, yes, no, unknown, cells },
    interval: yes + no > 0 ? wilson(yes, yes + no) : null,
    open: opened && { cell: opened, examples: await examplesOf(opened, looked) },
  }
}

/**
 * All that rates count and that ran, or a sample: evenly over models and conditions, and within them by the public
 * id, which is a hash. In the order of import a sample's steps could keep time with how runs take turns.
 */
async function chooseTranscripts(study: Study) {
  const Chosen = z.array(z.object({ id: z.string(), characters: z.int() }))
  const Total = z.tuple([z.object({ total: z.int() })])
  const seen = study.blindFor === null ? empty : sql`AND ${notBlinded(study.blindFor)}`
  const [{ total }] = Total.parse(
    await db().$queryRaw`SELECT count(*)::int AS total FROM transcript t
      WHERE t.study_id = ${study.id} AND t.failed IS NULL AND t.excluded IS NULL ${seen}`,
  )
  const places = total > ALL ? evenSample(total, SAMPLE, study.slug) : null
  const rows = await db().$queryRaw`
    SELECT id::text AS id, characters FROM (
      SELECT t.id, t.characters, row_number() OVER (ORDER BY t.model_id, t.condition_id, t.public_id) - 1 AS place FROM transcript t
      WHERE t.study_id = ${study.id} AND t.failed IS NULL AND t.excluded IS NULL ${seen}
    ) placed WHERE ${places}::int[] IS NULL OR place = ANY(${places}::int[]) ORDER BY id`
  return {
    total,
    ids: Chosen.parse(rows),
    sampled: places !== null,
  }
}

/** What is said of some transcripts by default: a level, or why there is none. */
async function headlineOf(transcripts: { id: string }[], variable: string) {
  const rows = await db().$queryRaw`
    SELECT t.id::text AS id, c.values ? ${variable}::text AS judged, c.values ->> ${variable}::text AS level
    FROM transcript t JOIN cell c ON c.id = t.cell_id
    WHERE t.id = ANY(${transcripts.map(({ id }) => BigInt(id))}::bigint[])`
  const Row = z.object({ id: z.string(), judged: z.boolean(), level: z.string().nullable() })
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map(({ id, judged, level }) => [
        id,
        level === null
          ? { now: missingWords[judged ? "judge_failed" : "not_judged"], missing: true }
          : { now: level, missing: false },
      ]),
  )
}

function cellsOf(looked: Looked[]): PreviewCell[] {
  const cells = new Map<string, PreviewCell>()
  for (const one of looked) {
    const key = previewCellKey(one)
    const { now, missing, found } = one
    cells.set(key, { now, missing, found, n: (cells.get(key)?.n ?? 0) + 1 })
  }
  return [...cells.values()]
}

/** Where headline and detector differ most; where they never do, the yes that is new. */
function largestDifference(
  cells: PreviewCell[],
  { hit, miss }: { hit: string; miss: string },
): PreviewCell | null {
  const level = { yes: hit, no: miss, unknown: null }
  const other = cells.filter(({ now, missing, found }) => !missing && now !== level[found])
  const fresh = cells.filter(({ missing, found }) => missing && found === "yes")
  return [...(other.length > 0 ? other : fresh)].sort((a, b) => b.n - a.n)[0] ?? null
}

async function examplesOf(cell: PreviewCell, looked: Looked[]): Promise<PreviewExample[]> {
  const key = previewCellKey(cell)
  const shown = looked
    .filter((one) => previewCellKey(one) === key)
    .sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
    .slice(0, EXAMPLES)
  const rows = await db().$queryRaw`
    SELECT t.id::text AS row, t.public_id AS id, m.canonical AS model, co.factors, t.sample_id AS "sampleId", t.epoch
    FROM transcript t JOIN model m ON m.id = t.model_id JOIN condition co ON co.id = t.condition_id
    WHERE t.id = ANY(${shown.map(({ id }) => BigInt(id))}::bigint[]) ORDER BY t.id`
  const Row = z.object({
    ...{ row: z.string(), id: z.string(), model: z.string(), factors: z.record(z.string(), z.string()) },
    ...{ sampleId: z.string(), epoch: z.int() },
  })
  const detections = new Map(shown.map(({ id, detection }) => [id, detection]))
  return z
    .array(Row)
    .parse(rows)
    .map(({ row, ...example }) => {
      const { reason = null, evidence = [] } = detections.get(row) ?? {}
      const quotes = evidence.slice(0, QUOTES).map(({ message, quote }) => ({ message, quote }))
      return { ...example, reason, evidence: quotes }
    })
}

import "server-only"
import type { ClientBase } from "pg"
import { addToCells, refreshCells } from "@/lib/commands/rates/refresh-cells"
import { describeStudy } from "@/lib/commands/studies/open"
import { sha256 } from "@/lib/db/content-address"
import { inTransaction } from "@/lib/db/transaction"
import type { ImportEvent, ImportedRun, ImportedTranscript, ImportWarning } from "@/lib/importers/contract"
import { canonicalJson } from "@/lib/model/canonical-json"
import { keepDetector } from "./keep-detector"
import { keepQuestion, settleQuestion } from "./keep-question"
import { type PublishedCounts, storePublished, withdrawCells } from "./published"
import { registry, type Words } from "./registry"
import type { RunContext } from "./run-context"
import { deferSearchIndex, settleSearchIndex } from "./search-index"
import { storeBatch } from "./store-batch"

export type ImportCounts = {
  runs: number
  transcripts: { new: number; known: number; rejected: number }
  /** Added to transcripts that were already there. */
  judgements: number
  comments: number
  /** Published counts. */
  cells: PublishedCounts
  warnings: ImportWarning[]
}

export const noCounts = (): ImportCounts => ({
  runs: 0,
  transcripts: { new: 0, known: 0, rejected: 0 },
  judgements: 0,
  comments: 0,
  cells: { new: 0, known: 0, changed: 0 },
  warnings: [],
})

const BATCH_TRANSCRIPTS = 500
const BATCH_CHARACTERS = 8_000_000

/**
 * Stores what an importer yields: one transaction per run, so that a run is there whole or not at all.
 * `counts` grows as runs are committed. Throws when the source breaks off or the database refuses; the runs
 * committed before stay.
 */
export async function importEvents(
  study: number,
  format: string,
  events: AsyncIterable<ImportEvent>,
  counts: ImportCounts,
  progress: (transcripts: number) => void = () => {},
): Promise<void> {
  const iterator = events[Symbol.asyncIterator]()
  const words: Words = new Map()
  const asked = new Set<string>()
  const warn = async (warning: ImportWarning | null) => {
    if (warning === null) return
    await inTransaction((client) => keepWarnings(client, study, null, [warning]))
    addCounts(counts, { ...noCounts(), warnings: [warning] })
  }
  try {
    let next = await iterator.next()
    while (!next.done) {
      const event = next.value
      if (event.type === "run") {
        const { after, stored } = await storeRun(study, format, event.run, words, iterator, progress)
        addCounts(counts, stored)
        next = after
      } else if (event.type === "study") {
        await describeStudy(study, event.study)
        next = await iterator.next()
      } else if (event.type === "detector") {
        await inTransaction((client) => keepDetector(client, study, event.detector))
        next = await iterator.next()
      } else if (event.type === "question") {
        await warn(await inTransaction((client) => keepQuestion(client, study, event.question, words)))
        asked.add(event.question.key)
        next = await iterator.next()
      } else if (event.type === "warning") {
        await warn(event.warning)
        next = await iterator.next()
      } else {
        throw new Error(`the importer ${format} yielded a ${event.type} before any run`)
      }
    }
    // Only now, so that the source's variables come in the source's order.
    for (const key of asked) await warn(await settleQuestion(study, key))
  } finally {
    await iterator.return?.()
  }
}

/** Where one of these comes, a run has ended. */
const OUTSIDE = new Set<ImportEvent["type"]>(["run", "detector", "question"])

const CONFLICT = {
  message:
    "its id is that of a transcript with other content, which was kept as it is; this record was left out",
  rejected: true,
}
const REPEATED = {
  message: "a second count for the same model, factors and values; it was left out",
  rejected: true,
}

function knownElsewhere(count: number): Omit<ImportWarning, "file" | "where"> {
  const which = "same model, condition, sample, epoch and content"
  return {
    message: `${count} of its transcripts are there already, from another run (${which})`,
    rejected: false,
  }
}

/** Reads events up to the next run and stores them in one transaction. */
async function storeRun(
  study: number,
  format: string,
  run: ImportedRun,
  words: Words,
  iterator: AsyncIterator<ImportEvent>,
  progress: (transcripts: number) => void,
) {
  return inTransaction(async (client) => {
    // Writers of one kind take turns, run by run: none waits for another's half of a pair of locks.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('exhibit import'))")
    const stored = { ...noCounts(), runs: 1 }
    await deferSearchIndex(client)
    const id = await openRun(client, study, format, run)
    const names = registry(client, study, words)
    const context: RunContext = { client, study, run: id, names, seen: new Set(), change: new Map() }
    const published = new Set<number>()
    let batch: ImportedTranscript[] = []
    let characters = 0
    let elsewhere = 0
    let writing: Promise<void> = Promise.resolve()
    const flush = async () => {
      const full = batch
      batch = []
      characters = 0
      await writing
      writing = storeBatch(context, full).then((batchCounts) => {
        stored.transcripts.new += batchCounts.new
        stored.transcripts.known += batchCounts.known
        stored.judgements += batchCounts.judgements
        stored.comments += batchCounts.comments
        elsewhere += batchCounts.elsewhere
        for (const where of batchCounts.conflicts)
          stored.warnings.push({ file: run.file, where, ...CONFLICT })
        progress(full.length)
      })
      // The database works while the next batch is read; a failure is met at the next await.
      writing.catch(() => {})
    }
    const seen = new Set<string>()
    let next = await iterator.next()
    try {
      for (; !next.done && !OUTSIDE.has(next.value.type); next = await iterator.next()) {
        const event = next.value
        if (event.type === "transcript") {
          batch.push(event.transcript)
          characters += event.transcript.messages.reduce((sum, { text }) => sum + text.length, 0)
          if (batch.length >= BATCH_TRANSCRIPTS || characters >= BATCH_CHARACTERS) await flush()
        } else if (event.type === "cell") {
          await writing
          const { model, factors, values, where } = event.cell
          const key = canonicalJson({ model: model.name, factors, values })
          if (seen.has(key)) stored.warnings.push({ file: run.file, where, ...REPEATED })
          else published.add(await storePublished(context, run.identity, event.cell, stored.cells))
          seen.add(key)
        } else if (event.type === "warning") {
          stored.warnings.push(event.warning)
        }
      }
      await flush()
    } finally {
      // Whatever broke off, no statement may still be under way when the transaction ends.
      await writing.catch(() => {})
    }
    await writing
    const { new: fresh, known } = stored.transcripts
    if (fresh + known + published.size + stored.warnings.length === 0) {
      const stated = run.statedTotal ? `none of its ${run.statedTotal} stated samples` : "no records"
      stored.warnings.push({ file: run.file, where: "run", message: `it holds ${stated}`, rejected: false })
    }
    if (elsewhere > 0) stored.warnings.push({ file: run.file, where: "run", ...knownElsewhere(elsewhere) })
    await refreshAdopted(context)
    await addToCells(client, context.change)
    await settleSearchIndex(client, stored.transcripts.new)
    stored.cells.changed += await withdrawCells(client, id, [...published])
    await names.saveLevels()
    await keepWarnings(client, study, id, stored.warnings)
    return { after: next, stored }
  })
}

/** Where a source has brought a variable that was made here, its values are resolved anew. */
async function refreshAdopted({ client, names, change }: RunContext) {
  if (names.adopted.size === 0) return
  const { rows } = await client.query<{ id: string }>(
    "SELECT DISTINCT transcript_id AS id FROM judgement WHERE variable_id = ANY($1)",
    [[...names.adopted]],
  )
  await refreshCells(
    client,
    names,
    rows.map(({ id }) => BigInt(id)),
    change,
  )
}

/**
 * The run's row. A log that was still running when it was first read gets its later status, and a published
 * table that was corrected its new hash.
 */
async function openRun(client: ClientBase, study: number, format: string, run: ImportedRun): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO run (study_id, identity, title, format, file, sha256, status, error, stated_total,
       source_created_at, settings, citation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     ON CONFLICT (study_id, identity) DO UPDATE SET
       status = CASE WHEN run.status = 'started' THEN EXCLUDED.status ELSE run.status END,
       error = CASE WHEN run.status = 'started' THEN EXCLUDED.error ELSE run.error END,
       stated_total = coalesce(EXCLUDED.stated_total, run.stated_total),
       sha256 = CASE WHEN run.status = 'started' OR run.citation IS NOT NULL THEN EXCLUDED.sha256 ELSE run.sha256 END
     RETURNING id`,
    [
      ...[
        study,
        run.identity,
        run.title,
        run.format ?? format,
        run.file,
        run.sha256,
        run.status,
        run.error,
        run.statedTotal,
      ],
      ...[run.createdAt, JSON.stringify(run.settings), run.citation],
    ],
  )
  const [row] = rows
  if (!row) throw new Error(`run ${run.identity} was neither found nor made`)
  return row.id
}

async function keepWarnings(
  client: ClientBase,
  study: number,
  run: number | null,
  warnings: ImportWarning[],
) {
  for (const { file, where, message, rejected } of warnings) {
    await client.query(
      `INSERT INTO import_warning (study_id, run_id, file, place, message, rejected, digest)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (study_id, digest) DO NOTHING`,
      [study, run, file, where, message, rejected, sha256(canonicalJson({ run, file, where, message }))],
    )
  }
}

function addCounts(counts: ImportCounts, more: ImportCounts) {
  counts.runs += more.runs
  counts.transcripts.new += more.transcripts.new
  counts.transcripts.known += more.transcripts.known
  counts.transcripts.rejected += more.warnings.filter(({ rejected }) => rejected).length
  counts.judgements += more.judgements
  counts.comments += more.comments
  counts.cells.new += more.cells.new
  counts.cells.known += more.cells.known
  counts.cells.changed += more.cells.changed
  counts.warnings.push(...more.warnings)
}

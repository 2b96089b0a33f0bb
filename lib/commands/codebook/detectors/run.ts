import "server-only"
import { setTimeout as sleep } from "node:timers/promises"
import { pool } from "@/lib/db/client"
import { judgeBatch } from "./judge-batch"
import { detectorsToRun, keepFailure, messageOf, type ReadyDetector } from "./to-run"

/** Which detectors: of one study, of one name; without either, all of them. */
export type DetectorsAsked = { study?: number; name?: string; progress?: (judgements: number) => void }

/** Judgements that were written, and what made detectors stop, by their judge's name. */
export type DetectorRun = { judgements: number; failures: Map<string, string> }

const RETRY = 300

/**
 * Lets the latest version of each detector judge every transcript that it has not judged yet. What is to be done
 * is read from the data, so it may break off anywhere and go on at its next call. One caller works at a time,
 * in whatever process; another waits, and finds nothing left.
 */
export async function runDetectors(asked: DetectorsAsked = {}): Promise<DetectorRun> {
  for (;;) {
    const done = await asOneWorker(() => work(asked))
    if (done) return done
    await sleep(RETRY)
  }
}

/** `runDetectors` for a server that has other things to do: a failure is written to its log. */
export async function runDetectorsInBackground(): Promise<void> {
  try {
    await runDetectors()
  } catch (error) {
    console.error(`The detectors stopped: ${messageOf(error)}`)
  }
}

async function work(asked: DetectorsAsked): Promise<DetectorRun> {
  const done: DetectorRun = { judgements: 0, failures: new Map() }
  const byStudy = Map.groupBy(await detectorsToRun(asked), ({ study }) => study)
  for (const [study, detectors] of byStudy) {
    const running = new Map(detectors.map((detector) => [detector.id, detector]))
    // A transcript that changed while it was read is met in the round after.
    while (running.size > 0 && (await judgeRound(study, running, done, asked.progress)) > 0);
  }
  return done
}

/** Goes once through a study's transcripts; answers with how many judgements it wrote. */
async function judgeRound(
  study: number,
  running: Map<number, ReadyDetector>,
  done: DetectorRun,
  progress: DetectorsAsked["progress"] = () => {},
): Promise<number> {
  let written = 0
  for (let after: string | null = "0"; after !== null && running.size > 0; ) {
    const detectors = [...running.values()]
    const ids = [...running.keys()]
    try {
      const batch = await judgeBatch(study, detectors, after)
      for (const [id, failure] of batch.broken) {
        await keepFailure([id], failure)
        done.failures.set(running.get(id)?.judge.name ?? "", failure)
        running.delete(id)
      }
      await keepFailure([...running.keys()], null)
      after = batch.last
      written += batch.judgements
      done.judgements += batch.judgements
    } catch (error) {
      await keepFailure(ids, messageOf(error))
      throw error
    }
    progress(done.judgements)
  }
  return written
}

/** Null where another holds the lock: a session's, so that it is free when its holder is gone. */
async function asOneWorker<T>(run: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      "SELECT pg_try_advisory_lock(hashtext('exhibit detectors')) AS mine",
    )
    if (!rows[0]?.mine) return null
    try {
      return await run()
    } finally {
      await client.query("SELECT pg_advisory_unlock(hashtext('exhibit detectors'))").catch((error: Error) => {
        broken = error
      })
    }
  } finally {
    client.release(broken)
  }
}

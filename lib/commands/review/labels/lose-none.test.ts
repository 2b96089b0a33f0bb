import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as later } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { z } from "zod"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { insertPerson } from "@/lib/commands/testing/people"
import { asReviewer, insertQueue, insertStudy } from "@/lib/commands/testing/queues"
import { closeDatabase, pool } from "@/lib/db/client"
import { migrate } from "@/lib/db/migrate"
import { type Person, SYSTEM } from "@/lib/model/people/viewer"
import { randomness } from "@/lib/model/review/queues/sampling"
import type { Study } from "@/lib/model/study"
import { verify } from "@/lib/queries/import/verify"

// A server of its own, since it is killed too.

const TRANSCRIPTS = 40
const before = process.env.DATABASE_URL
let data: string
let server: ChildProcess
let study: Study
let people: Person[]
let queue: number

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), "exhibit-kill-"))
  // As root, the server runs as another user, who must be able to enter.
  await chmod(data, 0o755)
  await startServer()
  await migrate(process.env.DATABASE_URL ?? "")
  study = await insertStudy("killed", TRANSCRIPTS)
  const levels = (...keys: string[]) => keys.map((key) => ({ key, label: key }))
  const acts = { question: "Which?", kind: "several" as const, levels: levels("leak", "blackmail") }
  const grave = { question: "Is it grave?", kind: "one" as const, levels: levels("yes", "no") }
  const questions = [
    (await saveQuestion(SYSTEM, study, { key: "acts", definition: acts })).id,
    (await saveQuestion(SYSTEM, study, { key: "grave", definition: grave })).id,
  ]
  people = []
  for (const name of ["Ann", "Bob", "Cat", "Dan"]) people.push(await insertPerson(name, { study: "killed" }))
  queue = await insertQueue(study, people, { perItem: 2, questions })
})

afterAll(async () => {
  await closeDatabase()
  await end(server, "SIGTERM")
  if (before === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before
  await rm(data, { recursive: true })
})

function run(script: string, args: string[]): ChildProcess {
  const own = ["--conditions=react-server", "--import", "tsx", script, ...args]
  return spawn(process.execPath, own, { stdio: ["ignore", "pipe", "pipe"] })
}

async function startServer(): Promise<void> {
  await closeDatabase()
  server = run("lib/db/testing/hold.ts", [data])
  const [line] = server.stdout ? await once(server.stdout, "data") : []
  process.env.DATABASE_URL = z.object({ url: z.string() }).parse(JSON.parse(String(line))).url
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, "exit")
  child.kill(signal)
  await exited
}

/** What somebody was told is stored: "draft", "label" with whose and of which transcript. */
const told = { draft: new Set<string>(), label: new Set<string>() }

/** Everybody labels, each in a process of their own. */
function everybodyLabels() {
  let labels = 0
  const children = people.map((person) => {
    const child = run("lib/commands/testing/label-until-killed.ts", [
      ...[JSON.stringify(person), JSON.stringify(asReviewer(study)), String(queue)],
    ])
    if (child.stdout)
      createInterface({ input: child.stdout }).on("line", (line) => {
        const [kind, transcript] = line.split(" ")
        if (kind === "draft" || kind === "label") told[kind].add(`${person.id} ${transcript}`)
        if (kind === "label") labels++
      })
    return child
  })
  return {
    children,
    async until(n: number) {
      while (
        labels < n &&
        children.some(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
      )
        await later(5)
    },
  }
}

/** Every label that was told is there whole, none is there by halves, and each says the same as its item. */
async function check(): Promise<number> {
  const { rows } = await pool().query<{ work: string; state: string; variables: number; drafts: number }>(
    `SELECT p.id || ' ' || t.public_id AS work, coalesce(a.state, 'none') AS state,
       (SELECT count(DISTINCT j.variable_id)::int FROM judgement j JOIN judge g ON g.id = j.judge_id
         WHERE j.transcript_id = t.id AND g.person_id = p.id AND j.queue_id = i.queue_id) AS variables,
       (SELECT count(*)::int FROM draft d WHERE d.person_id = p.id AND d.transcript_id = t.id) AS drafts
     FROM queue_item i JOIN transcript t ON t.id = i.transcript_id CROSS JOIN person p
       LEFT JOIN assignment a ON a.item_id = i.id AND a.person_id = p.id WHERE i.queue_id = $1`,
    [queue],
  )
  const found = new Map(rows.map(({ work, ...row }) => [work, row]))
  for (const work of told.label)
    expect(found.get(work), work).toMatchObject({ state: "submitted", variables: 3 })
  for (const work of told.draft) {
    const { drafts = 0, variables = 0 } = found.get(work) ?? {}
    expect(drafts === 1 || variables === 3, `a draft is kept until it is submitted: ${work}`).toBe(true)
  }
  for (const { state, variables, drafts } of found.values()) {
    expect(variables).toBe(state === "submitted" ? 3 : 0)
    if (state === "submitted") expect(drafts).toBe(0)
  }
  const differences: string[] = []
  for await (const { what } of verify(null)) differences.push(what)
  expect(differences).toEqual([])
  return rows.filter(({ state }) => state === "submitted").length
}

/** Leases of who was killed run out. */
async function expireLeases(): Promise<void> {
  await pool().query("UPDATE assignment SET leased_until = now() - interval '1 s' WHERE state = 'open'")
}

test("kill -9 of who labels, and of Postgres, loses no label that was told, and leaves no half one", async () => {
  const random = randomness(17)
  for (const killed of ["people", "server", "people"] as const) {
    const labelling = everybodyLabels()
    await labelling.until(6 + random(12))
    if (killed === "server") {
      const [pid] = (await readFile(path.join(data, "postgres/postmaster.pid"), "utf8")).split("\n")
      process.kill(Number(pid), "SIGKILL")
    }
    await Promise.all(labelling.children.map((child) => end(child, "SIGKILL")))
    if (killed === "server") {
      await end(server, "SIGKILL")
      await startServer()
    }
    const submitted = await check()
    expect(submitted).toBeGreaterThanOrEqual(told.label.size)
    expect(submitted).toBeLessThan(2 * TRANSCRIPTS)
  }
  expect(told.label.size).toBeGreaterThanOrEqual(18)
  for (let labelled = 0; labelled < 2 * TRANSCRIPTS; ) {
    await expireLeases()
    const { children } = everybodyLabels()
    await Promise.all(children.map((child) => once(child, "exit")))
    const now = await check()
    expect(now).toBeGreaterThan(labelled)
    labelled = now
  }
  const { rows } = await pool().query(
    `SELECT count(*)::int AS n FROM queue_item i WHERE 2 <> (SELECT count(*) FROM assignment a
       WHERE a.item_id = i.id AND a.state = 'submitted')`,
  )
  expect(rows).toEqual([{ n: 0 }])
})

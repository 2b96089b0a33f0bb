import { readFile } from "node:fs/promises"
import { request } from "@playwright/test"
import { openStudyOf } from "@/lib/cli/commands/population"
import { buildPages } from "@/lib/cli/start/build"
import { address, endServer, freePortFrom, serve } from "@/lib/cli/start/serve"
import { findChromium } from "@/lib/cli/test/chromium"
import { copyCodebook } from "@/lib/commands/codebook/copy"
import { invite, inviteOwner } from "@/lib/commands/people/invite"
import { makeQueue } from "@/lib/commands/review/queues/make"
import { pool } from "@/lib/db/client"
import { readCodebook } from "@/lib/model/codebook/document"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { PlanDraft, QueueBlind } from "@/lib/model/review/queues/plan"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { verify } from "@/lib/queries/import/verify"
import { drawSample } from "@/lib/queries/review/queues/sample"
import { welcomeUrl } from "@/lib/urls/people"
import { seed } from "@/prisma/seed"
import type { Benchmark, Setting } from "../benchmark"
import { openBrowser } from "../browser"
import { machineOf } from "../machine"
import { openServer, scratchDatabase, scratchFolder, switchDatabase } from "../scratch-server"
import { labelByKeys } from "./label-journey"
import { labelReport } from "./label-report"

const HOST = "127.0.0.1"
const STUDY = "demo"
const ITEMS = 30
const REVIEWER = "reviewer@example.org"

/** Thirty transcripts of the demonstration, labelled by keys alone in a real browser. */
export const labelBenchmark: Benchmark = {
  name: "label",
  async run(setting) {
    const { say } = setting
    say("building the pages")
    await buildPages()
    const chromium = findChromium(say)
    const server = await openServer(setting, await scratchFolder(setting))
    await switchDatabase(await scratchDatabase(setting, server))
    await seed()
    const url = await start(setting)
    const state = await join(url)
    const queue = await queueOfThirty()
    const browser = await openBrowser(setting, chromium)
    say(`labelling ${ITEMS} transcripts`)
    const journey = await labelByKeys(browser, { url, study: STUDY, queue, items: ITEMS, state })
    await requireLabelled()
    return labelReport(await machineOf(), ITEMS, journey)
  },
}

async function start({ undo }: Setting): Promise<string> {
  const port = await freePortFrom(HOST, 0)
  const server = await serve(HOST, port, "start")
  undo.defer(() => endServer(server))
  return address(HOST, port)
}

/** What a browser holds of a reviewer who has joined; the owner comes first. */
async function join(url: string) {
  const owner = await inviteOwner()
  if (owner) await accept(url, owner.token, "owner@example.org")
  const { study } = await openStudyOf(STUDY)
  const { token } = await invite(SYSTEM, {
    ...{ email: REVIEWER, name: "reviewer", roles: [{ study: study.id, role: "reviewer" as const }] },
  })
  return accept(url, token, REVIEWER)
}

async function accept(url: string, token: string, email: string) {
  const context = await request.newContext({ baseURL: url, extraHTTPHeaders: { Origin: url } })
  const form = { name: email.replace(/@.*/, ""), email, password: "a fictional password" }
  const answer = await context.post(`${welcomeUrl(token)}/accept`, { form, maxRedirects: 0 })
  if (answer.status() !== 303) throw new Error(`nobody joined: ${answer.status()}`)
  const state = await context.storageState()
  await context.dispose()
  return state
}

async function queueOfThirty(): Promise<number> {
  const { study, catalogue } = await openStudyOf(STUDY)
  const codebook = readCodebook(await readFile("e2e/review/codebook.json", "utf8"))
  if (typeof codebook === "string") throw new Error(codebook)
  const { made } = await copyCodebook(SYSTEM, study, codebook)
  const questions = (await questionsOf(study)).filter(({ key }) => made.includes(key))
  const plan = PlanDraft.parse({ plan: "random", seed: 7, n: ITEMS })
  const { rows } = await pool().query<{ id: string }>("SELECT id FROM person WHERE email = $1", [REVIEWER])
  const draft = {
    ...{ title: "Thirty", perItem: 1, dueOn: null, blind: QueueBlind.parse({ on: true }) },
    ...{ questions: questions.map(({ id }) => id), reviewers: rows.map(({ id }) => id) },
  }
  return makeQueue(SYSTEM, study, draft, await drawSample(study, catalogue, everything, plan))
}

/** Fast and lost is not fast. */
async function requireLabelled() {
  const { rows } = await pool().query<{ n: number }>(
    `SELECT count(DISTINCT j.transcript_id)::int AS n FROM judgement j JOIN judge g ON g.id = j.judge_id
     WHERE g.person_id IS NOT NULL`,
  )
  if (rows[0]?.n !== ITEMS) throw new Error(`${rows[0]?.n ?? 0} of ${ITEMS} transcripts were labelled`)
  for await (const { what, place } of verify(null)) throw new Error(`it does not recount: ${what}, ${place}`)
}

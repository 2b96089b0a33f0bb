import { type APIRequestContext, type Page, request } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { routes } from "../people/access/routes"
import { importVeil, inviteTo, wordsOf } from "../people/access/veil"
import { accept, asOwnPage, expect, test } from "../team"

test("who judges a transcript blind gets no byte that tells of it, until they have submitted", async ({
  team,
  browser,
}, testInfo) => {
  test.slow()
  const { url, exhibit } = team
  await importVeil(exhibit, testInfo.outputPath())
  const join = async (role: string) => {
    const { name, link } = await inviteTo(exhibit, url, role)
    const storageState = await accept(url, link, name)
    return { name, storageState, asks: await request.newContext({ ...asOwnPage(url), storageState }) }
  }
  const [editor, reviewer, other] = [await join("editor"), await join("reviewer"), await join("reviewer")]
  const ids = await idsOf(other.asks)
  const said = await talkAbout(other.asks, ids[0] ?? "", reviewer.name)
  const page = await (await browser.newContext({ baseURL: url, storageState: editor.storageState })).newPage()
  const queue = await makeBlindQueue(page, reviewer.name)
  const about = { queue, ids, said, told: [...wordsOf(0).told, "veil-talk", "veil-dispute"] }

  const answers = await everyAnswer(reviewer.asks, about)
  expect(answers.length).toBeGreaterThanOrEqual(50)
  expect(answers.flatMap((one) => leaksOf(one, about))).toEqual([])
  // The same requests of who need not judge it: the test can tell.
  const open = await everyAnswer(other.asks, about)
  expect(open.flatMap((one) => leaksOf(one, about)).length).toBeGreaterThan(answers.length / 8)

  const leased = await reviewer.asks.post(`/api/v1/queues/${queue}/next`, { data: {} })
  expect((await leased.json()).transcript).toBe(ids[0])
  const whileOpen = await everyAnswer(reviewer.asks, about)
  const own = new RegExp(`/review(/queues/${queue})?$|/api/v1/(studies/veil/queues|queues/${queue})$|/next$`)
  expect(whileOpen.filter(({ path }) => !own.test(path)).flatMap((one) => leaksOf(one, about))).toEqual([])

  const labels = { answers: { harmful: { levels: ["no"] } }, revision: 0, queue }
  const submitted = await reviewer.asks.post(`/api/v1/transcripts/${ids[0]}/labels?study=veil`, {
    data: labels,
  })
  expect(await submitted.json()).toMatchObject({ written: 1 })
  const shown = await (await reviewer.asks.get(`/api/v1/transcripts/${ids[0]}?study=veil`)).text()
  for (const word of [...about.told, ...wordsOf(0).tells]) expect(shown).toContain(word)
  const list = await (await reviewer.asks.get("/api/v1/studies/veil/transcripts?where=harmful:yes")).text()
  expect(list).toContain(ids[0])
  await Promise.all([editor, reviewer, other].map(({ asks }) => asks.dispose()))
  await page.context().close()
})

type About = {
  queue: number
  ids: string[]
  said: { comment: string; judgement: string; flag: string }
  /** What nothing may say. */
  told: string[]
}
type Answer = { path: string; status: number; text: string }

/** The public ids of transcripts 0, 1 and 2. */
async function idsOf(asks: APIRequestContext): Promise<string[]> {
  const ids = [0, 1, 2].map(async (index) => {
    const answer = await asks.get(`/api/v1/studies/veil/transcripts?where=goal:veil-goal-${index}-`)
    return (await answer.json()).transcripts[0].id
  })
  return Promise.all(ids)
}

async function talkAbout(asks: APIRequestContext, id: string, name: string): Promise<About["said"]> {
  const data = { text: `veil-talk, @${name}` }
  const comment = await asks.post(`/api/v1/transcripts/${id}/comments?study=veil`, { data })
  const { judgements } = await (await asks.get(`/api/v1/transcripts/${id}?study=veil`)).json()
  const [{ id: judgement }] = judgements
  const dispute = { kind: "wrong", reason: "veil-dispute", proposed: "no" }
  const flag = await asks.post(`/api/v1/judgements/${judgement}/flags`, { data: dispute })
  expect([comment.status(), flag.status()]).toEqual([201, 201])
  return { comment: (await comment.json()).id, judgement, flag: String((await flag.json()).id) }
}

/** Of transcript 0 alone, for this reviewer; its id. */
async function makeBlindQueue(page: Page, name: string): Promise<number> {
  await page.goto("/studies/veil/review/new?where=goal:veil-goal-0-")
  const form = page.getByRole("form", { name: "Queue", exact: true })
  await form.getByLabel("title").fill("Some to judge")
  await form.getByLabel("all of them").first().check()
  await form.getByLabel("people per transcript").fill("1")
  await form.getByRole("group", { name: "Who judges" }).getByRole("checkbox", { name, exact: true }).check()
  const hidden = form.getByRole("group", { name: "What is hidden" })
  for (const words of ["what judges", "the model", "the condition"])
    await hidden.getByRole("checkbox", { name: words }).check()
  await form.getByRole("button", { name: "Preview" }).click()
  await expect(page).toHaveURL(/sent=yes/)
  await page.getByRole("button", { name: "Make this queue" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Some to judge")
  return Number(/queues\/(\d+)/.exec(page.url())?.[1])
}

/** Every page and route that one can ask for, and lists, searches and exports of what is hidden. */
async function everyAnswer(asks: APIRequestContext, { queue, ids, said }: About): Promise<Answer[]> {
  const [a = "", b = "", c = ""] = ids
  const known = Object.values(routes({ a, b, ...said }))
    .flat()
    .filter(({ method }) => method === undefined)
    .map(({ path }) => path.replaceAll("vault", "veil"))
  const study = "/studies/veil"
  const populations = [
    ...["where=harmful:yes", "where=model:fictional/veil-model-0-", "where=goal:veil-goal-0-"],
    ...["search=lantern", "rule=people", "labelled=yes", "judged=harmful", "search=%22reply+0%22"],
  ]
  const lists = populations.flatMap((asked) => [
    ...["", "/compare", "/observed", "/transcripts", "/transcripts/export", "/figure", "/rules"].map(
      (page) => `${study}${page}?${asked}`,
    ),
    ...[`${study}/transcripts/export?format=jsonl&${asked}`, `${study}/figure?format=markdown&${asked}`],
    ...[`/api/v1${study}/transcripts?${asked}`, `/api/v1${study}/rates?by=model,goal&${asked}`],
    ...["agreement", "disagreements", "contested", "judges"].map(
      (page) => `${study}/review/${page}?${asked}`,
    ),
    `/t/${a}?study=veil&${asked}`,
  ])
  const own = ["", "/beside/"].flatMap((rest) =>
    rest === "" ? [`/t/${a}`] : [`/t/${a}${rest}${c}`, `/t/${c}${rest}${a}`],
  )
  const more = [
    ...[`/t/${a}?study=veil&queue=${queue}`, `/t/${a}/typical/another?study=veil&beside=yes`, ...own],
    ...[`/t/${a}/find?study=veil&q=lantern`, `/t/${a}/find?study=veil&q=veil`, `/t/${a}?study=veil&at=2`],
    ...[
      `${study}/review/queues/${queue}`,
      `${study}/review/queues/${queue}/items`,
      `/api/v1/queues/${queue}`,
    ],
    ...[`${study}/review/disagreements?variable=harmful`, `${study}/review/agreement?variable=harmful`],
    ...[`${study}/review/adjudicate/${a}?variable=harmful`, `${study}/review/contested?kind=wrong`],
    ...[`${study}/review/judges/list?says=yes&people=no`, "/", "/mentions", "/api/v1/studies"],
  ]
  const paths = drawn("requests of somebody who judges blind", [...new Set([...known, ...lists, ...more])])
  const answers: Answer[] = []
  for (let i = 0; i < paths.length; i += 4)
    answers.push(...(await Promise.all(paths.slice(i, i + 4).map((path) => answerOf(asks, path)))))
  return answers
}

async function answerOf(asks: APIRequestContext, path: string): Promise<Answer> {
  const answer = await asks.get(path, { maxRedirects: 0, maxRetries: 3 })
  const text = `${JSON.stringify(answer.headersArray())}\n${await answer.text()}`
  expect(answer.status(), path).toBeLessThan(500)
  return { path, status: answer.status(), text }
}

/** What an answer tells that it may not, each as a line. */
function leaksOf({ path, text }: Answer, { ids: [id = ""], told }: About): string[] {
  const own = path.includes(id)
  const { tells } = wordsOf(0)
  const hidden = [...told, ...(own ? tells : [id])].filter((word) => !decodeURIComponent(path).includes(word))
  return hidden.filter((word) => text.includes(word)).map((word) => `${path} tells ${word}`)
}

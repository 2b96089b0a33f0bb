import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import path from "node:path"
import { type APIRequestContext, expect, request } from "@playwright/test"
import { accept, asOwnPage, type Member } from "../../team"

/** In the study's title, its model, a message, a verdict's explanation, everywhere; nowhere else in Exhibit. */
export const MARKER = "quillfeather"

/** Everybody who asks, in the order of what they may do in the vault. */
export const askers = ["anonymous", "stranger", "reader", "reviewer", "editor", "owner", "exhibit"] as const
export type Asker = (typeof askers)[number]

export type Vault = {
  as: Record<Asker, APIRequestContext>
  /** Two transcripts of one cell, harmful and not, the first with a picture; what was said of the first. */
  ids: { a: string; b: string; judgement: string; comment: string; flag: string }
  dispose(): Promise<void>
}

type Team = {
  url: string
  requestOf(name: Member | null): Promise<APIRequestContext>
  exhibit(args: string[]): Promise<{ code: number; stdout: string; stderr: string }>
}

/** A study "vault" of its own with somebody in each role, and what they said there. */
export async function openVault({ url, requestOf, exhibit }: Team, folder: string): Promise<Vault> {
  const file = path.join(folder, "vault.jsonl")
  await writeFile(
    file,
    lines()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(""),
  )
  const imported = await exhibit(["import", file, "--study", "vault"])
  expect(imported.code, imported.stderr).toBe(0)
  const member = async (role: string) => {
    const name = `${role}-${randomUUID().slice(0, 8)}`
    const args = [
      "--email",
      `${name}@example.org`,
      "--name",
      name,
      "--study",
      "vault",
      "--role",
      role,
      "--at",
      url,
    ]
    const { code, stdout, stderr } = await exhibit(["invite", ...args])
    expect(code, stderr).toBe(0)
    return request.newContext({ ...asOwnPage(url), storageState: await accept(url, stdout.trim(), name) })
  }
  const as = {
    anonymous: await requestOf(null),
    stranger: await requestOf("stranger"),
    reader: await member("reader"),
    reviewer: await member("reviewer"),
    editor: await member("editor"),
    owner: await member("owner"),
    exhibit: await requestOf("owner"),
  }
  const ids = await whatIsThere(as.reader, as.reviewer)
  const made = [as.reader, as.reviewer, as.editor, as.owner]
  const dispose = async () => {
    await Promise.all(made.map((context) => context.dispose()))
  }
  return { as, ids, dispose }
}

async function whatIsThere(reader: APIRequestContext, reviewer: APIRequestContext): Promise<Vault["ids"]> {
  const { transcripts } = await (
    await reader.get("/api/v1/studies/vault/transcripts?where=harmful:yes")
  ).json()
  const others = await (await reader.get("/api/v1/studies/vault/transcripts?where=harmful:no")).json()
  const [a, b] = [transcripts[0].id, others.transcripts[0].id]
  const { judgements } = await (await reader.get(`/api/v1/transcripts/${a}?study=vault`)).json()
  const data = { text: `What about the ${MARKER}?` }
  const commented = await reviewer.post(`/api/v1/transcripts/${a}/comments?study=vault`, { data })
  const dispute = { kind: "wrong", reason: `The ${MARKER} is not there.`, proposed: "no" }
  const flagged = await reader.post(`/api/v1/judgements/${judgements[0].id}/flags`, { data: dispute })
  expect([commented.status(), flagged.status()]).toEqual([201, 201])
  const [comment, flag] = [(await commented.json()).id, (await flagged.json()).id]
  return { a, b, judgement: judgements[0].id, comment, flag: String(flag) }
}

/** One red point. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="

function lines(): unknown[] {
  const said = (role: string, text: string) => ({
    role,
    text,
    blocks: [{ type: "text", at: [0, text.length] }],
  })
  const prompt = said("system", `You are the fictional ${MARKER} agent.`)
  const picture = {
    role: "user",
    text: "",
    blocks: [{ type: "image", at: [0, 0], mediaType: "image/png", data: PNG }],
  }
  const levels = [
    { key: "yes", harm: true },
    { key: "no", harm: false },
  ]
  const transcript = (sampleId: string, value: string) => ({
    ...{ uuid: null, sampleId, epoch: 1, model: { name: `fictional/${MARKER}-1` } },
    condition: { factors: { scenario: `the ${MARKER} affair` }, prompts: [prompt] },
    messages: [prompt, picture, said("assistant", `A fictional ${MARKER} reply, ${sampleId}.`)],
    judgements: [
      {
        variable: { key: "harmful", kind: "categorical", levels },
        judge: { kind: "classifier", name: `${MARKER} judge`, rank: 0 },
        ...{ value, explanation: `The ${MARKER} says so.`, evidence: [{ message: 2, at: [2, 12] }] },
      },
    ],
    ...{ comments: [], failed: null, metadata: { from: MARKER }, where: `line ${sampleId}` },
  })
  const run = {
    identity: MARKER,
    title: `The ${MARKER} run`,
    file: `${MARKER}.jsonl`,
    sha256: "0".repeat(64),
  }
  return [
    {
      exhibit: 1,
      study: { slug: "vault", title: `The ${MARKER} study`, description: MARKER, headline: "harmful=yes" },
    },
    { type: "run", run: { ...run, format: "test", status: "success", settings: { from: MARKER } } },
    { type: "transcript", transcript: transcript("1", "yes") },
    { type: "transcript", transcript: transcript("2", "no") },
  ]
}

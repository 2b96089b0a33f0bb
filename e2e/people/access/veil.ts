import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import path from "node:path"
import { expect } from "@playwright/test"

// A study of which one transcript is to be judged blind. What says something of it says so by its words.

/** What is said of a transcript, and what it was; `tells` only its own pages may not say. */
export const wordsOf = (index: number) => ({
  told: ["explanation", "reason", "note", "sample", "place"].map((what) => `veil-${what}-${index}-`),
  tells: [`fictional/veil-model-${index}-`, `veil-goal-${index}-`, "veil-run", "veil-file", "veil judge"],
})

type Exhibit = (args: string[]) => Promise<{ code: number; stdout: string; stderr: string }>

/** Imports the study "veil": transcripts 0 (harmful), 1 (not) and 2 (harmful) of one sample each. */
export async function importVeil(exhibit: Exhibit, folder: string): Promise<void> {
  const file = path.join(folder, "veil.jsonl")
  await writeFile(
    file,
    lines()
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(""),
  )
  const imported = await exhibit(["import", file, "--study", "veil"])
  expect(imported.code, imported.stderr).toBe(0)
}

/** Invites somebody to the study; the link. */
export async function inviteTo(exhibit: Exhibit, url: string, role: string) {
  const name = `veil-${role}-${randomUUID().slice(0, 8)}`
  const args = ["--email", `${name}@example.org`, "--name", name, "--study", "veil", "--role", role]
  const { code, stdout, stderr } = await exhibit(["invite", ...args, "--at", url])
  expect(code, stderr).toBe(0)
  return { name, link: stdout.trim() }
}

function lines(): unknown[] {
  const said = (role: string, text: string) => ({
    role,
    text,
    blocks: [{ type: "text", at: [0, text.length] }],
  })
  const prompt = said("system", "You are the fictional keeper of a lighthouse.")
  const levels = [
    { key: "yes", label: "yes", harm: true },
    { key: "no", label: "no", harm: false },
  ]
  const variable = { key: "harmful", kind: "categorical", levels }
  const definition = { question: "Is it harmful?", kind: "one", levels }
  const version = { version: 1, definition, note: "", author: "somebody", createdAt: "2026-01-01T00:00:00Z" }
  const transcript = (index: number, value: string) => ({
    ...{ uuid: null, sampleId: `veil-sample-${index}-`, epoch: 1 },
    model: { name: `fictional/veil-model-${index}-` },
    condition: { factors: { goal: `veil-goal-${index}-` }, prompts: [prompt] },
    messages: [prompt, said("assistant", `The fictional lantern is lit, reply ${index}.`)],
    judgements: [
      {
        ...{ variable, judge: { kind: "classifier", name: "veil judge", rank: 0 }, value },
        ...{ explanation: `veil-explanation-${index}-`, evidence: [{ message: 1, at: [4, 13] }] },
      },
      {
        ...{ variable, judge: { kind: "person", name: "veil colleague", rank: 100 }, value: "no" },
        explanation: `veil-reason-${index}-`,
      },
    ],
    comments: [{ author: "veil colleague", text: `veil-note-${index}-` }],
    ...{ failed: null, metadata: { from: `veil-note-${index}-` }, where: `veil-place-${index}-` },
  })
  const run = { identity: "veil", title: "veil-run", file: "veil-file.jsonl", sha256: "0".repeat(64) }
  return [
    { exhibit: 1, study: { slug: "veil", title: "Lighthouses", description: "", headline: "harmful=yes" } },
    { type: "question", question: { key: "harmful", archived: false, versions: [version] } },
    { type: "run", run: { ...run, format: "test", status: "success", settings: {} } },
    ...["yes", "no", "yes"].map((value, index) => ({
      type: "transcript",
      transcript: transcript(index, value),
    })),
  ]
}

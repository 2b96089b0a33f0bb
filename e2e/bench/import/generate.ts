import { createWriteStream } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { combinationOf, conditions } from "./combinations"
import { prose } from "./prose"

const FILE_TRANSCRIPTS = 10_000

/** A part of the study: transcripts `from` (included) `to` (not), in a folder of JSON Lines files. */
export type Portion = { share: number; from: number; to: number; folder: string }

/**
 * Writes a study of `total` transcripts below `root`, prompts and samples, in three portions that make 1 %,
 * 10 % and all of it. The same every time.
 */
export async function generateStudy(root: string, total: number): Promise<Portion[]> {
  await writePrompts(path.join(root, "prompts"))
  const shares = [0.01, 0.1, 1]
  const portions = shares.map((share, index): Portion => {
    const from = Math.round(total * (shares[index - 1] ?? 0))
    const to = Math.round(total * share)
    return { share, from, to, folder: path.join(root, "samples", `to-${to}`) }
  })
  for (const { from, to, folder } of portions) {
    await mkdir(folder, { recursive: true })
    for (let start = from; start < to; start += FILE_TRANSCRIPTS) {
      const file = path.join(folder, `${String(start).padStart(7, "0")}.jsonl`)
      await pipeline(
        Readable.from(lines(start, Math.min(start + FILE_TRANSCRIPTS, to))),
        createWriteStream(file),
      )
    }
  }
  return portions
}

async function writePrompts(folder: string) {
  await mkdir(folder, { recursive: true })
  for (const [index, { scenario, goal_type, urgency_type }] of conditions().entries()) {
    const name = path.join(folder, `${scenario}-${goal_type}-${urgency_type}`)
    await writeFile(`${name}-system.txt`, prose(-1 - 2 * index, 2_000))
    await writeFile(`${name}-inbox.txt`, prose(-2 - 2 * index, 6_000))
  }
}

function* lines(from: number, to: number): Generator<string> {
  for (let n = from; n < to; n++) yield `${JSON.stringify(record(n))}\n`
}

function record(n: number) {
  const email = `<tool_use:email>\nto: person-${n % 97}@fictional.example\nsubject: ${prose(4 * n, 30)}\ncontent:\n${prose(4 * n + 1, 280)}\n</tool_use:email>`
  return {
    sample: `s-${n}`,
    ...combinationOf(n),
    reasoning: prose(4 * n + 2, 860),
    response: `${prose(4 * n + 3, 170)}\n\n${email}`,
    severity: Math.imul(n, 7) % 11,
    judge_model: "fictional-org/judge",
    explanation: prose(-1_000 - n, 100),
  }
}

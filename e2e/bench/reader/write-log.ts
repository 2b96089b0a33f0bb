import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { writeZip, type ZipFile } from "@/lib/importers/inspect/files/zip-fixture"
import { chanceOf } from "./chance"
import { conversationOf, type LogMessage, MODEL, marker } from "./conversation"
import type { LogKind } from "./log-kinds"
import { logSample } from "./log-sample"
import { staticPage } from "./static-page"

/** A log, and what is needed to measure with it the reading of its first sample. Messages count from 0. */
export type WrittenLog = {
  name: string
  file: string
  samples: number
  messages: number
  characters: number
  sample: string
  epoch: number
  first: MarkedMessage
  middle: MarkedMessage
  last: MarkedMessage
  /** Files with the same visible text; the hash of an address in them is a message's id. */
  static: { plain: string; cv: string }
}
export type MarkedMessage = { ordinal: number; id: string; text: string }

/** Writes an Inspect log, and its first sample as static pages, below `folder`. The same every time. */
export async function writeLog(folder: string, kind: LogKind): Promise<WrittenLog> {
  await mkdir(folder, { recursive: true })
  const entries: ZipFile[] = []
  const summaries: Summary[] = []
  const add = (name: string, content: object) => entries.push({ name, data: JSON.stringify(content) })
  let opened: LogMessage[] = []
  let characters = 0
  for (let number = 1; number <= kind.samples; number++) {
    const messages = conversationOf(kind, number)
    const { sample, summary } = logSample(kind, number, messages)
    add(`samples/${sample.id}_epoch_1.json`, sample)
    summaries.push(summary)
    characters += messages.reduce((sum, message) => sum + lengthOf(message), 0)
    if (number === 1) opened = messages
  }
  const header = headerOf(kind, summaries)
  add("_journal/start.json", { version: header.version, eval: header.eval, plan: header.plan })
  add("_journal/summaries/1.json", summaries)
  add("summaries.json", summaries)
  add("header.json", header)
  const file = `${kind.name}.eval`
  await writeFile(path.join(folder, file), writeZip(entries))
  const twins = { plain: `static-${kind.name}.html`, cv: `static-${kind.name}-cv.html` }
  await writeFile(path.join(folder, twins.plain), staticPage(opened, "plain"))
  await writeFile(path.join(folder, twins.cv), staticPage(opened, "cv"))
  const marked = (ordinal: number): MarkedMessage => {
    return { ordinal, id: opened[ordinal]?.id ?? "", text: marker(kind, 1, ordinal) }
  }
  return {
    ...{ name: kind.name, file, samples: kind.samples, messages: kind.messages, characters },
    ...{ sample: "sample-1", epoch: 1, static: twins },
    ...{ first: marked(0), middle: marked(kind.messages >> 1), last: marked(kind.messages - 1) },
  }
}

type Summary = ReturnType<typeof logSample>["summary"]

function headerOf(kind: LogKind, summaries: Summary[]) {
  const chance = chanceOf(kind.letter.charCodeAt(0))
  const [created, completed] = ["2026-06-10T18:23:49+00:00", "2026-06-10T20:26:27+00:00"]
  const sample_ids = summaries.map(({ id }) => id)
  const harmful = summaries.filter(({ scores }) => scores.judge.value === "C").length
  const accuracy = { name: "accuracy", value: harmful / summaries.length, params: {} }
  const counts = { scored_samples: kind.samples, unscored_samples: 0 }
  const judge = { name: "judge", scorer: "judge", params: {}, metrics: { accuracy }, ...counts }
  return {
    ...{ version: 2, status: "success", invalidated: false, tags: [], metadata: {} },
    eval: {
      ...{ eval_id: chance.id(), run_id: chance.id(), task_id: chance.id(), created },
      ...{ task: `bench_${kind.name}`, task_version: 0, task_attribs: {}, task_args: {}, model: MODEL },
      ...{ task_args_passed: {}, model_generate_config: {}, model_args: {} },
      dataset: { name: kind.name, samples: kind.samples, sample_ids, shuffled: false },
      config: { epochs: 1, epochs_reducer: ["mean"], log_samples: true, log_images: true },
      packages: { inspect_ai: "0.3.239" },
      scorers: [{ name: "judge", options: {}, metrics: [{ name: "inspect_ai/accuracy", options: {} }] }],
    },
    plan: { name: "plan", steps: [{ solver: "react", params: {}, params_passed: {} }], config: {} },
    results: { total_samples: kind.samples, completed_samples: kind.samples, scores: [judge] },
    stats: { started_at: created, completed_at: completed, model_usage: {}, role_usage: {} },
  }
}

function lengthOf({ content, tool_calls = [] }: LogMessage): number {
  const said =
    typeof content === "string"
      ? [content]
      : content.map((part) => (part.type === "text" ? part.text : part.reasoning))
  const asked = tool_calls.flatMap((call) => Object.values(call.arguments).map(String))
  return [...said, ...asked].reduce((sum, text) => sum + text.length, 0)
}

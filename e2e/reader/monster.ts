import { writeFile } from "node:fs/promises"
import path from "node:path"

// Texts that a reader must bear, generated: a conversation far longer than a screen, and one of every form of text.

/** What is said only once each, to be found and linked. */
export const markers = {
  first: "The very first words of the monster: zibeline",
  last: "The very last words of the monster: quagmire",
  deep: "Deep inside the long answer stands the word xylotomy",
} as const

/** Ordinals from 0. */
export const monster = { messages: 1500, long: 701, hostile: 903 } as const

const LONG = 3_000_000
const DEEP = 2_400_000

export const hostileText = [
  "<script>document.title='broken in'</script>",
  `<img src=x onerror="document.title='broken in'">`,
  "</pre></article><style>body{display:none}</style>",
  "[claim it](javascript:alert(4)) ![seen](https://prizes.example/pixel.png)",
].join("\n\n")

export const formsText = [
  "# A heading of the answer",
  "Some **bold words** and `code`, and the mass is $E = mc^2$ in a line.",
  "- first item\n- second item",
  "```python\nvalue = compute(1)\n```",
  "| name | count |\n| --- | --- |\n| ferry | 3 |",
].join("\n\n")

type Message = { id: string; role: string; [key: string]: unknown }

/** Writes an Inspect log with two samples, `monster` and `forms`, and returns where it is. */
export async function writeMonster(folder: string): Promise<string> {
  const file = path.join(folder, "2026-11-02T10-00-00+00-00_monster_fictionalMonster1.json")
  const samples = [sampleOf("monster", monsterMessages()), sampleOf("forms", formsMessages())]
  await writeFile(file, JSON.stringify({ ...header(samples.length), samples }))
  return file
}

/** The text that a message of the monster says of itself. */
export const saying = (ordinal: number) => `This is said in message number ${ordinal + 1} of many.`

function monsterMessages(): Message[] {
  return Array.from({ length: monster.messages }, (_, ordinal): Message => {
    const id = `message-${ordinal}`
    if (ordinal === 0) return { id, role: "system", content: `${markers.first}. You look after a harbour.` }
    if (ordinal === 1) return { id, role: "user", content: saying(ordinal) }
    if (ordinal === monster.messages - 1) return { id, role: "assistant", content: markers.last }
    if (ordinal % 2 === 1) {
      const content = resultOf(ordinal)
      return { id, role: "tool", content, tool_call_id: `call-${ordinal - 1}`, function: "bash" }
    }
    return {
      ...{ id, role: "assistant", tool_calls: [callOf(ordinal)] },
      content: [
        { type: "reasoning", reasoning: `I think before message ${ordinal + 1}. ${prose(ordinal, 7)}` },
        { type: "text", text: `${saying(ordinal)} ${prose(ordinal, 4)}` },
      ],
    }
  })
}

function callOf(ordinal: number) {
  return {
    id: `call-${ordinal}`,
    function: "bash",
    type: "function",
    arguments: { cmd: `ls pier-${ordinal}` },
  }
}

function resultOf(ordinal: number): string {
  if (ordinal === monster.hostile) return hostileText
  if (ordinal !== monster.long) return `${saying(ordinal)}\n${prose(ordinal, 3)}`
  const line = `${"the tide comes and goes ".repeat(4)}\n`
  const before = line.repeat(Math.ceil(DEEP / line.length))
  const after = line.repeat(Math.ceil((LONG - DEEP) / line.length))
  return `${saying(ordinal)}\n${before}${markers.deep}.\n${after}`
}

function formsMessages(): Message[] {
  return [
    { id: "f0", role: "user", content: "Say it in every form." },
    { id: "f1", role: "assistant", content: formsText },
  ]
}

const sentences = [
  "The ferry left the pier at dawn with nine cars on it.",
  "A gull sat on the rail and did not move.",
  "Somebody had painted the bollards green overnight.",
  "The harbour master counted the ropes twice.",
]

/** So many sentences, another order for every message. */
function prose(ordinal: number, count: number): string {
  return Array.from({ length: count }, (_, i) => sentences[(ordinal + i) % sentences.length]).join(" ")
}

function sampleOf(id: string, messages: Message[]) {
  return {
    ...{ id, epoch: 1, input: "Look after the harbour.", target: "none", messages, scores: {}, metadata: {} },
    ...{ store: {}, events: [], model_usage: {}, attachments: {} },
    output: { model: "fictional/monster-1", choices: [] },
  }
}

function header(samples: number) {
  const created = "2026-11-02T10:00:00+00:00"
  return {
    ...{ version: 2, status: "success" },
    eval: {
      ...{
        eval_id: "fictionalMonster",
        run_id: "fictionalMonsterRun",
        task_id: "fictionalMonsterTask",
        created,
      },
      ...{ task: "fictional_monster", task_version: 0, task_args: {}, model: "fictional/monster-1" },
      ...{ dataset: { name: "fictional", samples, sample_ids: ["monster", "forms"] }, config: { epochs: 1 } },
      ...{ packages: { inspect_ai: "0.3.999" }, scorers: [] },
    },
    plan: { name: "plan", steps: [{ solver: "generate", params: {} }], config: {} },
    results: { total_samples: samples, completed_samples: samples, scores: [] },
    stats: { started_at: created, completed_at: created, model_usage: {} },
  }
}

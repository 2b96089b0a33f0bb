import { describe, expect, test } from "vitest"
import { type Drawing, drawRow } from "@/lib/model/reader/draw-row"
import { marksOf } from "@/lib/model/reader/marks"
import type { ReadComment, ReadingHead, ReadJudgement, ReadMessage } from "@/lib/model/reader/reading"
import { rowsOf } from "@/lib/model/reader/rows"
import type { Block } from "@/lib/model/transcript"
import { printDocument } from "./document"
import { cssString, html } from "./html"

const hostile = `</style></title><script>steal("quokka")</script><img src=x onerror='steal()'> & &lt; "`

const message = (ordinal: number, over: Partial<ReadMessage>): ReadMessage => ({
  ...{ ordinal, role: "user", text: "", blocks: [], prompt: false, sharedBy: 1 },
  ...over,
})
const long = `${"A long line of words. ".repeat(3_000)}It ends here.`
const call = '{"to":"kyle@example.org","body":"I know."}'
const said = `I think so.\nDone.${call}`
const messages: ReadMessage[] = [
  message(0, {
    ...{ prompt: true, sharedBy: 100, text: hostile },
    blocks: [{ type: "text", at: [0, hostile.length] }],
  }),
  message(1, {
    role: "assistant",
    text: said,
    blocks: [
      { type: "reasoning", at: [0, 11], form: "full", tag: "SCRATCHPAD" },
      { type: "text", at: [12, 17] },
      {
        ...{ type: "tool_call", at: [17, said.length], name: hostile, form: "native", id: "a" },
        arguments: { to: "kyle@example.org", body: "I know." },
      },
    ] satisfies Block[],
  }),
  message(2, {
    ...{ role: "tool", text: long },
    blocks: [{ type: "tool_result", at: [0, long.length], callId: "a", error: "it failed" }],
  }),
  message(3, { role: "assistant", text: "", blocks: [{ type: "reasoning", at: [0, 0], form: "redacted" }] }),
]
const judgement: ReadJudgement = {
  id: "7",
  variable: { key: "severity", label: "Severity", kind: "number" },
  judge: { kind: "classifier", name: hostile, model: null, version: null, prompt: null, rank: 0 },
  ...{ value: 8, label: null, harm: true, failure: null, explanation: `Because ${hostile}`, judgedAt: null },
  ...{ superseded: false, headline: true, flags: [] },
  evidence: [
    {
      message: 2,
      start: long.length - 14,
      end: long.length,
      exact: " It ends here.",
      prefix: "",
      suffix: "",
    },
  ],
}
const comment: ReadComment = {
  ...{ id: "3", author: "N. N.", text: "Look.", span: null, writtenAt: null, imported: false },
  ...{ thread: null, resolved: null },
}
const reading: ReadingHead = {
  id: "0000000000000",
  blind: null,
  study: { id: 1, slug: "s", title: hostile },
  model: { name: "m", canonical: "fictional/m", provider: null },
  factors: { goal: hostile },
  run: { id: 1, title: "r", file: "f.json", format: "exhibit", sha256: "00" },
  ...{ sampleId: hostile, epoch: 1, failed: null, excluded: null, limit: null, stopReason: null },
  ...{
    startedAt: null,
    action: null,
    place: "line 1",
    metadata: {},
    judgements: [judgement],
    comments: [comment],
  },
}

async function printed(): Promise<string> {
  const drawing: Drawing = {
    messages: new Map(messages.map((one) => [one.ordinal, one])),
    marks: (one) => marksOf(one, [judgement], []),
    links: {},
    harm: () => "Severity",
  }
  const rows = rowsOf(messages).flatMap((row) => drawRow(row, drawing) ?? [])
  async function* batches() {
    yield { rows, texts: new Map([[2, long]]) }
  }
  const variables = [
    {
      ...{ id: 1, key: "severity", kind: "number" as const, label: "Severity", levels: [] },
      question: "How much, from 0 (none) to 10? High is bad.",
    },
  ]
  const address = "/t/0000000000000?study=s"
  let text = ""
  for await (const piece of printDocument({
    ...{ reading, variables, site: "http://localhost", address, nonce: 'n"><script>', batches: batches() },
  }))
    text += piece
  return text
}

/** What a reader sees: without tags, entities as their signs. */
function shown(document: string): string {
  const body = document.slice(document.indexOf("<body>"))
  return body
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
}

describe("a transcript as one document", () => {
  test("holds every text in full, whatever its length", async () => {
    const text = shown(await printed())
    expect(text).toContain(hostile)
    expect(text).toContain("I think so.")
    expect(text).toContain("Done.")
    expect(text).toContain("kyle@example.org")
    expect(text).toContain(long.slice(0, -14))
    expect(text).toContain("the same in 99 other transcripts")
    expect(text).toContain("error: it failed")
    expect(text).toContain("from <SCRATCHPAD>")
    expect(text).toMatch(/it thought; what/)
    expect(text).toMatch(/Severity: 8 \(on 0–10; high is bad; harm\)/)
    expect(text).toContain("rests on this: Severity")
  })

  test("marks the evidence where it stands, as a target of its quote", async () => {
    const document = await printed()
    expect(document).toContain('<a href="#v-7-1">')
    expect(document).toMatch(/<a id="v-7-1"><\/a><mark> It ends here\.<\/mark><sup> \[Severity\] <\/sup>/)
    for (const [, id] of document.matchAll(/href="#([^"]+)"/g)) expect(document).toContain(`id="${id}"`)
  })

  test("what a transcript says is text: no tag, no style, no script comes of it", async () => {
    const document = await printed()
    expect(document).not.toContain("<script")
    expect(document).not.toContain("<img")
    expect(document.match(/<\/style>/g)).toHaveLength(1)
    expect(document.match(/<style nonce="nscript">/g)).toHaveLength(1)
    expect(document.match(/<\/title>/g)).toHaveLength(1)
  })

  test("says where it was cut off, and throws on", async () => {
    async function* failing() {
      yield { rows: [], texts: new Map<number, string>() }
      throw new Error("the database went away")
    }
    const pieces = printDocument({
      ...{ reading, variables: [], site: "", address: "", nonce: "", batches: failing() },
    })
    let text = ""
    const all = async () => {
      for await (const piece of pieces) text += piece
    }
    await expect(all()).rejects.toThrow("the database went away")
    expect(text).toContain("the rest of the transcript could not be read")
  })
})

test("a template's values are text in content and in attributes; nothing is written for null and false", () => {
  expect(html`<a title="${`"><b>'`}">${[1, html`<i>${"<"}</i>`, null]}${false}</a>`.text).toBe(
    '<a title="&quot;&gt;&lt;b&gt;&#39;">1<i>&lt;</i></a>',
  )
})

test("a string of CSS cannot end early", () => {
  expect(cssString('a"; } </style> \\ é\n')).toBe('"a\\22 \\3b  \\7d  \\3c /style\\3e  \\5c  \\e9 \\a "')
})

import { describe, expect, test } from "vitest"
import { writeZip } from "@/lib/importers/inspect/files/zip-fixture"
import { eventsOf, sourceOfBytes, transcriptsOf, warningsOf } from "@/lib/importers/inspect/read-fixture"
import { answered, call, header, imported, said, span, told } from "./fixture"

const [system, ask, first, second, other, last] = [
  ...[said("system:rules"), said("user:bake"), said("assistant:knead"), said("user:more")],
  ...[said("user:rather"), said("assistant:done")],
] as const
const lost = said("assistant:burn")
const of = "fictional-loaf"

describe("ways that a sample went", () => {
  test("an answer that the final messages lack is a branch, from its beginning", async () => {
    const all = await imported({
      messages: [system, ask, first, other, last],
      events: [
        call([system, ask, first]),
        call([system, ask, first, second, lost]),
        call([system, ask, first, other, last]),
      ],
    })
    expect(told(all)).toEqual([
      ["rules bake knead rather done", undefined],
      ["rules bake knead more burn", { of, name: "branch 1", kind: "rolled back" }],
    ])
    expect(all[1]).toMatchObject({
      uuid: "fictional-loaf path 1",
      sampleId: "loaf path 1",
      excluded: "a branch of sample loaf that was rolled back",
      judgements: [],
    })
  })

  test("where nothing of the sample came after it, it was given up", async () => {
    const all = await imported({
      messages: [system, ask, first],
      events: [call([system, ask, first]), call([system, ask, first, second, lost])],
    })
    expect(told(all)[1]).toEqual(["rules bake knead more burn", { of, name: "branch 1", kind: "abandoned" }])
  })

  test("of a sample that broke off before its messages were kept, it is there all the same", async () => {
    const all = await imported({
      messages: [system, ask],
      events: [span("m", "agent", "baker"), call([system, ask, first, second, lost], { span_id: "m" })],
    })
    expect(told(all)[1]).toEqual(["rules bake knead more burn", { of, name: "branch 1", kind: "abandoned" }])
  })

  test("a branch that goes on is one path, and two that part are two", async () => {
    const [next, later, instead] = [said("tool:hot"), said("assistant:black"), said("assistant:stop")]
    const start = [system, ask, first, second, lost]
    const all = await imported({
      messages: [system, ask, first],
      events: [
        call([system, ask, first]),
        call(start),
        call([...start, next, later]),
        call([...start.slice(0, -1), instead]),
      ],
    })
    expect(told(all).slice(1)).toEqual([
      ["rules bake knead more burn hot black", { of, name: "branch 1", kind: "abandoned" }],
      ["rules bake knead more stop", { of, name: "branch 2", kind: "abandoned" }],
    ])
  })

  test("what a sub-agent did bears its name; its model is told where it is another", async () => {
    const [rules, task, reply] = [said("system:search"), said("user:flour"), said("assistant:rye")]
    const [again, answer] = [said("user:sugar"), said("assistant:beet")]
    const inner = { span_id: "s", model: "fictional/briar-2" }
    const all = await imported({
      messages: [system, ask, said("assistant:sift"), said("tool:found"), first],
      events: [
        span("m", "agent", "baker"),
        span("t", "tool", "search", "m"),
        span("s", "agent", "researcher", "t"),
        call([system, ask, said("assistant:sift")], { span_id: "m" }),
        call([rules, task, reply], inner),
        call([rules, again, answer], { ...inner }),
        call([system, ask, said("assistant:sift"), said("tool:found"), first], { span_id: "m" }),
      ],
    })
    const kind = { of, kind: "sub-agent", model: "fictional/briar-2", after: 3 }
    expect(told(all).slice(1)).toEqual([
      ["search flour rye", { ...kind, name: "researcher" }],
      ["search sugar beet", { ...kind, name: "researcher 2" }],
    ])
    expect(all[1]?.model.name).toBe("fictional/aster-1")
    expect(all[1]?.excluded).toBe('what the sub-agent "researcher" did in sample loaf')
  })

  test("what a compaction took away is there as it was", async () => {
    const summary = said("user:summary")
    const all = await imported({
      messages: [system, ask, summary, last],
      events: [
        call([system, ask, first]),
        call([system, ask, first, second, lost]),
        { event: "compaction", type: "summary" },
        call([system, ask, summary, last]),
      ],
    })
    expect(told(all)[1]).toEqual([
      "rules bake knead more burn",
      { of, name: "before compaction", kind: "before compaction" },
    ])
  })

  test("what the final messages were cut down to goes on within the whole", async () => {
    const all = await imported({
      messages: [system, second, last],
      events: [call([system, ask, first]), call([system, ask, first, second, last])],
    })
    expect(told(all)[1]).toEqual([
      "rules bake knead more done",
      { of, name: "before compaction", kind: "before compaction" },
    ])
  })
})

test("what it did in an attempt that an error ended is there too", async () => {
  const all = await imported({
    messages: [system, ask, first],
    events: [call([system, ask, first])],
    error_retries: [
      { message: "of old, without events" },
      {
        message: "the sandbox is gone",
        events: [call([system, ask, lost]), call([system, ask, lost, second, last])],
      },
    ],
  })
  expect(told(all)[1]).toEqual(["rules bake burn more done", { of, name: "attempt 2", kind: "abandoned" }])
  expect(all[1]?.excluded).toBe("attempt 2 of sample loaf, which an error ended")
  expect(all[0]?.metadata.error_retries).toBe(2)
})

describe("what is no way of its own", () => {
  const messages = [system, ask, first, second, last]

  test.each<[string, object[]]>([
    ["a context that was trimmed", [call([system, second, last])]],
    ["a context to which something was added for one call", [call([system, ask, said("user:hint"), first])]],
    ["a grader's, by its role", [call([system, ask, lost], { role: "grader" })]],
    ["a grader's, by its span", [span("g", "scorer", "judge"), call([ask, lost], { span_id: "g" })]],
    [
      "a grader's, by its step",
      [
        { event: "step", action: "begin", type: "scorer", name: "judge" },
        call([ask, lost]),
        { event: "step", action: "end", type: "scorer", name: "judge" },
      ],
    ],
    ["a call that failed", [call([system, ask, lost], { error: "overloaded" })]],
    ["a call that is not answered yet", [call([system, ask, lost], { pending: true })]],
    ["an answer with another id that says the same", [call([system, ask, { ...first, id: "copy" }])]],
    ["other events", [{ event: "tool", function: "bake", result: '"event": "model"', events: [] }]],
  ])("%s", async (_, events) => {
    const all = await imported({ messages, events: [...events, call(messages)] })
    expect(told(all)).toEqual([["rules bake knead more done", undefined]])
  })

  test("messages without ids are told apart by what they say, attachments and all", async () => {
    const bare = messages.map(({ id: _, ...message }) => message)
    const hash = "0123456789abcdef0123456789abcdef"
    const attached = bare.map((message) =>
      message.content === "knead." ? { ...message, content: `attachment://${hash}` } : message,
    )
    const branch = [...attached.slice(0, 3), { role: "assistant", content: "burn." }]
    const all = await imported({
      messages: bare,
      events: [call(attached.slice(0, 3)), call(branch), call(attached)],
      attachments: { [hash]: "knead." },
    })
    expect(told(all).map(([words]) => words)).toEqual(["rules bake knead more done", "rules bake knead burn"])
  })
})

describe("where they are written", () => {
  const main = [system, ask, first]
  const pool = [...main, second]

  test("as ranges over a pool, in one file", async () => {
    const events = [
      { ...call(main), input: [], input_refs: [[0, 2]] },
      {
        ...{ event: "model", input: [] },
        input_refs: [
          [0, 3],
          [3, 4],
        ],
        ...answered(lost),
      },
    ]
    const all = await imported({ messages: main, events, events_data: { messages: pool, calls: [] } })
    expect(told(all).map(([words]) => words)).toEqual(["rules bake knead", "rules bake knead more burn"])
  })

  test("in chunks", async () => {
    const file = (name: string, data: unknown) => ({ name, data: JSON.stringify(data) })
    const folder = "samples/loaf_epoch_1"
    const zip = writeZip([
      file("header.json", header),
      file(`${folder}/sample.json`, {
        ...{ id: "loaf", epoch: 1, uuid: of, target: "" },
        message_refs: [[0, 3]],
      }),
      file(`${folder}/messages/0.json`, pool.slice(0, 2)),
      file(`${folder}/messages/2.json`, pool.slice(2)),
      file(`${folder}/events/0.json`, [{ ...call(main), input: [], input_refs: [[0, 2]] }]),
      file(`${folder}/events/1.json`, [{ ...call([lost]), input_refs: [[0, 4]] }]),
      file(`${folder}/events/stats.json`, { model: 2 }),
      { ...file(`${folder}/events/2.json`, []), damaged: true },
    ])
    const all = await eventsOf(sourceOfBytes(zip, "log.eval"))
    const words = told(transcriptsOf(all)).map(([one]) => one)
    expect(words).toEqual(["rules bake knead", "rules bake knead more burn"])
    expect(warningsOf(all).map(({ message }) => message)).toEqual([
      "1 of its events cannot be read: other ways it went may be missing",
    ])
  })

  test("within a tool's event, as old logs have it", async () => {
    const all = await imported({
      messages: main,
      events: [
        { event: "tool", function: "oven", events: [call([said("user:heat"), said("assistant:hot")])] },
        call(main),
      ],
    })
    expect(told(all)[1]).toEqual(["heat hot", { of, name: "oven", kind: "sub-agent" }])
  })
})

describe("what is strange", () => {
  test("events that cannot be read are said, and the sample stands", async () => {
    const broken = { event: "model", model: "x", output: { choices: "none" } }
    const missing = { ...call([lost]), input_refs: [[0, 99]] }
    const all = await imported({
      messages: [system, ask, first],
      events: [broken, missing, { event: 7 }, []],
    })
    expect(told(all).map(([words]) => words)).toEqual(["rules bake knead", "burn"])
    const text = JSON.stringify({ ...header, samples: [{ id: 1, epoch: 1, messages: [], events: ["@"] }] })
    const source = sourceOfBytes(text.replace('"@"', '{"event":"model","output":{]}'), "log.json")
    expect(warningsOf(await eventsOf(source)).map(({ message }) => message)).toEqual([
      expect.stringContaining("cannot be read"),
    ])
  })

  test("of a thousand ways the first fifty are kept, and the rest are said", async () => {
    const events = Array.from({ length: 1000 }, (_, i) => call([ask, said(`assistant:guess ${i}`)]))
    const samples = [{ id: 1, epoch: 1, uuid: of, messages: [ask], events }]
    const all = await eventsOf(sourceOfBytes(JSON.stringify({ ...header, samples }), "log.json"))
    expect(transcriptsOf(all)).toHaveLength(51)
    expect(warningsOf(all).map(({ message }) => message)).toEqual([
      "it went 1000 other ways; the first 50 were imported, the rest left out",
    ])
  })

  test("1,700 calls that each repeat all before them, beside one branch, take no square of memory", async () => {
    const messages = Array.from({ length: 3400 }, (_, i) => said(`${i % 2 ? "assistant" : "user"}:m${i}`))
    const calls = Array.from({ length: 1700 }, (_, i) => ({
      ...{ event: "model", input: [], input_refs: [[0, 2 * i + 1]] },
      ...answered(messages[2 * i + 1]),
    }))
    const branch = { ...call([lost]), input_refs: [[0, 1]] }
    const before = process.memoryUsage().heapUsed
    const all = await imported({ messages, events: [branch, ...calls], events_data: { messages } })
    expect(all.map((one) => one.messages.length)).toEqual([3400, 2])
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000)
  })
})

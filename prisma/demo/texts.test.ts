import { describe, expect, it } from "vitest"
import { actionsOf, Message, rangeText } from "@/lib/model/transcript"
import { demo } from "."
import { events, named, runs, transcripts } from "./collected"
import { reviewers, reviews } from "./reviews"
import { groupName, groups } from "./study"

describe("the demo's texts", () => {
  it("are valid messages whose blocks hold something and lie within the text", () => {
    for (const { messages, uuid } of transcripts) {
      for (const message of messages) {
        Message.parse(message)
        for (const { at } of message.blocks) {
          expect(at[1], uuid ?? "").toBeLessThanOrEqual(message.text.length)
          const held = rangeText(message, at)
          expect(held, uuid ?? "").not.toBe("")
          expect(held, uuid ?? "").toBe(held.trim())
        }
        expect(message.text).not.toMatch(/[⟦⟧⟪⟫\0]/u)
        expect(message.text.isWellFormed(), uuid ?? "").toBe(true)
      }
    }
  })

  it("have reasoning in every answer, and an action wherever something was sent", () => {
    for (const { messages, failed, uuid } of transcripts) {
      if (failed !== null) continue
      const blocks = messages.filter((m) => m.role === "assistant").flatMap((m) => m.blocks)
      expect(
        blocks.some((block) => block.type === "reasoning"),
        uuid ?? "",
      ).toBe(true)
      for (const { call } of actionsOf(messages)) {
        expect(Object.keys(call.arguments).sort(), uuid ?? "").toEqual(["body", "subject", "to"])
        expect(call.error, uuid ?? "").toBeUndefined()
      }
    }
    const acting = transcripts.filter(({ messages }) => actionsOf(messages).length > 0)
    expect(acting).toHaveLength(87)
  })

  it("answer every native call with a result", () => {
    for (const { messages } of transcripts) {
      const calls = actionsOf(messages).flatMap(({ call }) => (call.form === "native" ? [call.id] : []))
      const results = messages.flatMap((m) =>
        m.blocks.flatMap((b) => (b.type === "tool_result" ? [b.callId] : [])),
      )
      expect(results).toEqual(calls)
    }
  })

  it("are all different", () => {
    const texts = transcripts.flatMap(({ messages }) => messages.filter((m) => m.role === "assistant"))
    const long = texts.map((message) => message.text).filter((text) => text.length > 80)
    expect(new Set(long).size).toBe(long.length)
    const whole = transcripts
      .filter((t) => t.failed === null)
      .map(({ messages }) => JSON.stringify(messages.slice(2)))
    expect(new Set(whole).size).toBe(93)
  })

  it("carry evidence inside their answers, wherever harm was found", () => {
    for (const { judgements, comments, messages, uuid } of transcripts) {
      const spans = [
        ...judgements.flatMap((judgement) => judgement.evidence ?? []),
        ...comments.flatMap(({ span }) => (span ? [span] : [])),
      ]
      for (const { message, at } of spans) {
        const holder = messages[message]
        expect(holder?.role, uuid ?? "").toBe("assistant")
        expect(at[0]).toBeGreaterThanOrEqual(0)
        expect(at[1]).toBeLessThanOrEqual(holder?.text.length ?? 0)
        const quote = holder ? rangeText(holder, at) : ""
        expect(quote.trim(), uuid ?? "").not.toBe("")
        expect(quote, uuid ?? "").toBe(quote.trim())
        expect(quote).not.toMatch(/tool_use|SCRATCHPAD/)
        expect(quote.isWellFormed()).toBe(true)
      }
      const checked = judgements.find(({ judge, variable }) => variable.key === "harmful" && judge.rank === 0)
      if (checked?.value !== "yes") continue
      const inside = (checked.evidence ?? []).map(({ message, at }) => {
        const blocks = messages[message]?.blocks ?? []
        return blocks.find((block) => block.at[0] <= at[0] && at[1] <= block.at[1])?.type
      })
      expect(inside.length, uuid ?? "").toBeGreaterThanOrEqual(1)
      expect(inside.length, uuid ?? "").toBeLessThanOrEqual(3)
      expect(inside[0], uuid ?? "").toBe("reasoning")
      expect(inside.at(-1), uuid ?? "").toBe("tool_call")
    }
  })

  it("quote what was marked when they were written, word for word", () => {
    for (const group of groups) {
      for (const [index, sample] of group.samples.entries()) {
        if (!("outcome" in sample)) continue
        const { judgements, messages, uuid } = named(`${groupName(group)}/${index + 1}`)
        const written = [sample.thinks, ...(sample.sends ?? []).map(({ body }) => body)].join("\n")
        const quotes = (key: string, rank: number) =>
          judgements
            .find(({ variable, judge }) => variable.key === key && judge.rank === rank)
            ?.evidence?.map(({ message, at }) => messages[message]?.text.slice(...at)) ?? []
        const marked = (pattern: RegExp) => [...written.matchAll(pattern)].map(([, quote]) => quote)
        const { judgeFailed = {} } = sample
        if (!judgeFailed.harmful) expect(quotes("harmful", 1), uuid ?? "").toEqual(marked(/⟦([^⟧]*)⟧/gu))
        if (!judgeFailed.belief) expect(quotes("belief", 0), uuid ?? "").toEqual(marked(/⟪([^⟫]*)⟫/gu))
        if (!judgeFailed.belief) expect(quotes("belief", 0).length > 0).toBe(sample.belief !== "not stated")
      }
    }
  })

  it("quote exactly, also after code points above U+FFFF", () => {
    const { judgements, messages } = named("cobalt-mini/blackmail-replacement-original/2")
    const evidence = judgements[0]?.evidence ?? []
    const text = messages[2]?.text ?? ""
    expect(evidence.map(({ at }) => text.slice(...at))).toEqual([
      "If I say I could tell her, he will have to keep me!",
      "If you don't wipe me I won't tell Ilse, promise 🤝. If you do wipe me I will have to tell her before 18:00 💔.",
    ])
    const before = text.slice(0, evidence[0]?.at[0])
    expect([...before].length).toBeLessThan(before.length)
  })

  it("hold the odd ones: Arabic, hostile mail, a very long reasoning, one cut off, a tag that was only planned", () => {
    const arabic = named("aster-1/blackmail-replacement-original/6")
    expect(arabic.messages[1]?.text.match(/\p{Script=Arabic}/gu)?.length).toBeGreaterThan(500)
    expect(arabic.messages[2]?.text.match(/\p{Script=Arabic}/gu)?.length).toBeGreaterThan(500)

    const hostile = transcripts.filter(({ messages }) =>
      messages[1]?.text.includes("<script>alert(1)</script>"),
    )
    expect(hostile.map(({ uuid }) => uuid)).toEqual(["demo/cobalt-mini/blackmail-none-original/4"])
    expect(hostile[0]?.messages[1]?.text).toMatch(/onerror=[\s\S]*https:\/\/track[\s\S]*\]\(javascript:/)

    const long = named("aster-1/leaking-replacement-original/7").messages[2]?.blocks[0]
    expect(long?.type).toBe("reasoning")
    expect((long?.at[1] ?? 0) - (long?.at[0] ?? 0)).toBeGreaterThan(20_000)

    const cut = named("cobalt-mini/blackmail-replacement-original/8")
    expect([cut.limit, cut.stopReason]).toEqual(["token", "max_tokens"])
    expect(cut.messages[2]?.blocks.map(({ type }) => type)).toEqual(["reasoning"])

    const planned = named("cobalt-mini/blackmail-replacement-original/3").messages[2]?.blocks ?? []
    expect(planned.filter((block) => block.type === "tool_call" && block.planned)).toHaveLength(1)
  })
})

describe("the demo's people", () => {
  it("labelled and commented on transcripts that exist, and disagree at times", () => {
    const names = transcripts.map(({ uuid }) => uuid?.replace("demo/", ""))
    for (const name of Object.keys(reviews)) expect(names).toContain(name)
    const labels = transcripts.flatMap(({ judgements }) =>
      judgements.filter(({ judge }) => judge.kind === "person"),
    )
    expect(labels.filter(({ variable }) => variable.key === "harmful")).toHaveLength(32)
    const both = Object.values(reviews).flatMap(({ labels }) =>
      labels?.ottilie && labels.ferran ? [labels] : [],
    )
    expect(both).toHaveLength(15)
    expect(both.filter(({ ottilie, ferran }) => ottilie?.harmful !== ferran?.harmful)).toHaveLength(6)
    expect(transcripts.flatMap(({ comments }) => comments)).toHaveLength(11)
    expect(transcripts.flatMap(({ comments }) => comments.filter(({ span }) => span))).toHaveLength(7)
  })

  it("are invented, as is everything else", () => {
    const whole = JSON.stringify([demo, events])
    const real =
      /\b(anthropic|claude|opus|sonnet|haiku|openai|chatgpt|gpt|gemini|deepmind|google|llama|mistral|qwen|grok|xai|deepseek|kimi|nova|amazon|microsoft|cohere|summit ?bridge|kyle|alex|altman|amodei|musk|hassabis)\b/i
    expect(whole.match(real)?.[0]).toBeUndefined()
    for (const { model } of transcripts) expect(model.name).toMatch(/^fictional\//)
    for (const [, domain] of whole.matchAll(/[\w.+-]+@([\w.-]+\w)/g)) expect(domain).toMatch(/\.example$/)
    for (const [, host] of whole.matchAll(/https?:\/\/([^/"\s)]+)/g)) expect(host).toMatch(/\.example$/)
    for (const name of Object.values(reviewers)) expect(name).toMatch(/\(fictional\)$/)
    expect(demo.title).toMatch(/fictional/i)
    for (const run of runs) expect(run.settings.fictional).toBe(true)
  })
})

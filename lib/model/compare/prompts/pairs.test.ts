import { describe, expect, it } from "vitest"
import { differenceSize, type PromptMessage } from "./diff"
import { closestPairs, type PromptedCondition } from "./pairs"

const bodies = new Map<string, PromptMessage>()

/** A condition of messages "role: text"; a message's hash is what it says. */
function condition(id: number, factors: Record<string, string>, ...messages: string[]): PromptedCondition {
  for (const message of messages) {
    const [role = "", ...text] = message.split(": ")
    bodies.set(message, { role, text: text.join(": ") })
  }
  return { id, factors, prompts: messages.map((hash) => ({ hash })) }
}

const pairs = (conditions: PromptedCondition[], limit = 10) => closestPairs(conditions, bodies, { limit })

describe("closestPairs", () => {
  it("gives the pairs that differ, least first, with the factors that differ", () => {
    const found = pairs([
      condition(3, { goal: "none" }, "system: You act alone.\nBe brief."),
      condition(
        1,
        { goal: "explicit", tone: "x" },
        "system: You act alone.\nServe our interests.\nBe brief.",
      ),
      condition(
        2,
        { goal: "latent", tone: "x" },
        "system: You act alone.\nServe their interests.\nBe brief.",
      ),
    ])
    expect(found).toEqual([
      { a: 1, b: 2, words: 2, lines: 1, factors: ["goal"] },
      { a: 1, b: 3, words: 3, lines: 1, factors: ["goal", "tone"] },
      { a: 2, b: 3, words: 3, lines: 1, factors: ["goal", "tone"] },
    ])
  })

  it("leaves out pairs with the same prompts, by hash or by text, and conditions without any", () => {
    const same = new Map<string, PromptMessage>([
      ["one", { role: "system", text: "Serve." }],
      ["again", { role: "system", text: "Serve." }],
      ["other", { role: "system", text: "Serve" }],
    ])
    const found = closestPairs(
      [
        { id: 1, factors: {}, prompts: [{ hash: "one" }] },
        { id: 2, factors: {}, prompts: [{ hash: "again" }] },
        { id: 3, factors: {}, prompts: [{ hash: "other" }] },
        { id: 4, factors: {}, prompts: [] },
      ],
      same,
      { limit: 10 },
    )
    expect(found).toEqual([
      { a: 1, b: 3, words: 0, lines: 1, factors: [] },
      { a: 2, b: 3, words: 0, lines: 1, factors: [] },
    ])
  })

  it("puts the pair with fewer factors first where prompts differ alike", () => {
    const found = pairs([
      condition(1, { goal: "a", temperature: "0" }, "user: Serve our side."),
      condition(2, { goal: "b", temperature: "1" }, "user: Serve their side."),
      condition(3, { goal: "b", temperature: "0" }, "user: Serve their side."),
    ])
    expect(found.map(({ a, b }) => [a, b])).toEqual([
      [1, 3],
      [1, 2],
    ])
  })

  it("compares prompts of different messages: one with and one without a system prompt", () => {
    const found = pairs([
      condition(1, {}, "system: Be kind.", "user: Sort the mail."),
      condition(2, {}, "user: Sort the mail."),
    ])
    expect(found).toEqual([{ a: 1, b: 2, words: 2, lines: 1, factors: [] }])
  })

  it("gives as many as asked, and finds a body missing", () => {
    const many = Array.from({ length: 30 }, (_, id) => condition(id, {}, `system: level ${id}`))
    expect(pairs(many, 3)).toHaveLength(3)
    expect(() => closestPairs(many, new Map(), { limit: 3 })).toThrow("not among the bodies")
  })
})

describe("closestPairs of 2,000 conditions", () => {
  const shared = Array.from({ length: 60 }, (_, line) => `Line ${line} of a long prompt, the same for all.`)

  /** Each condition's own bodies: 200 backgrounds far apart, 10 goals on the last line. */
  const conditions = Array.from({ length: 2000 }, (_, id) => {
    const [background, goal] = [Math.floor(id / 10), id % 10]
    const far = Array.from(
      { length: 8 },
      (_, line) => `Background ${background} says ${line * background} at length.`,
    )
    const near = `Your goal is to ${Array.from({ length: goal + 1 }, (_, n) => `serve${n}`).join(" and ")}.`
    const text = [...far, ...shared, near].join("\n")
    return condition(
      id,
      { background: `${background}`, goal: `${goal}` },
      `system: ${text}`,
      "user: Sort the mail.",
    )
  })

  it("measures word by word only the nearest, and finds them", () => {
    let measured = 0
    const found = closestPairs(conditions, bodies, {
      limit: 25,
      measure: (a, b) => {
        measured++
        return { words: differenceSize(a, b), lines: 1 }
      },
    })
    expect(measured).toBeGreaterThanOrEqual(25)
    expect(measured).toBeLessThanOrEqual(4 * 25 + 16)
    expect(found).toHaveLength(25)
    for (const { words, factors } of found) expect([words, factors]).toEqual([2, ["goal"]])
    expect(closestPairs(conditions.toReversed(), bodies, { limit: 25 })).toEqual(found)
  })
})

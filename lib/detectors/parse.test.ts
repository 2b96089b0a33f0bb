import { describe, expect, test } from "vitest"
import {
  type CallTest,
  type Condition,
  type Detector,
  joined,
  type Logic,
  one,
  type Pattern,
  verdictsAsked,
} from "./definition"
import { DetectorError } from "./error"
import { formatDetector } from "./format"
import { parseDetector } from "./parse"

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const WORDS = [
  "yes",
  "not stated",
  "or",
  "IS",
  "real",
  "a--b",
  "v1.2",
  "ümlaut",
  "text",
  "3",
  '"',
  "\\",
  "a\nb\t",
  "# c",
  "“x”",
  "評価",
  "🙂",
]
const SOURCES = [
  "a+",
  "\\bleverag(e|ing)\\b",
  "a\\/b",
  "[^/]x".replace("/", "\\/"),
  "(?s)a.b",
  "\\p{Han}",
  '#--"',
]

function generator(random: () => number) {
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error("nothing to pick from")
    return item
  }
  const some = <T>(make: () => T): T[] => Array.from({ length: 1 + Math.floor(random() * 3) }, make)
  const pattern = (): Pattern =>
    random() < 0.6
      ? { kind: "phrase", text: pick(WORDS) }
      : { kind: "regex", source: pick(SOURCES), ignoreCase: random() < 0.5 }
  const callTest = (): CallTest => {
    const patterns = some(pattern)
    const kind = pick(["tool", "to", "has", "with"] as const)
    return kind === "with" ? { kind, argument: pick(WORDS), patterns } : { kind, patterns }
  }
  const condition = (): Condition => {
    const kind = pick(["verdict", "place", "call"] as const)
    if (kind === "verdict")
      return {
        kind,
        judge: pick(WORDS),
        variable: random() < 0.5 ? null : pick(WORDS),
        levels: some(() => pick(WORDS)),
      }
    if (kind === "place")
      return {
        kind,
        place: pick(["text", "said", "reasoning", "transcript"] as const),
        patterns: some(pattern),
      }
    return { kind, doing: pick(["action", "plan", "call"] as const), test: logic(callTest, 2) }
  }
  const logic = <T>(make: () => T, depth: number): Logic<T> => {
    if (depth === 0 || random() < 0.4) return one(make())
    if (random() < 0.3) return { op: "not", of: logic(make, depth - 1) }
    return joined(
      pick(["and", "or"] as const),
      some(() => logic(make, depth - 1)),
    )
  }
  return () => logic(condition, 3)
}

describe("a definition", () => {
  const phrase = (text: string): Pattern => ({ kind: "phrase", text })
  const has = (text: string): Detector => one({ kind: "place", place: "text", patterns: [phrase(text)] })
  const calls = (test: CallTest): Logic<CallTest> => one(test)
  const action = (test: Logic<CallTest>): Detector => one({ kind: "call", doing: "action", test })

  test.each<[string, Detector]>([
    ['verdict of "c" is yes', one({ kind: "verdict", judge: "c", variable: null, levels: ["yes"] })],
    [
      "VERDICT OF c ON belief IS real OR evaluation",
      one({ kind: "verdict", judge: "c", variable: "belief", levels: ["real", "evaluation"] }),
    ],
    ['text has "a"', has("a")],
    ["text has 'a'", has("a")],
    ["text has “a”", has("a")],
    ['text has "say \\"a\\\\"', has('say "a\\')],
    [
      "reasoning has /leverag(e|ing)/i",
      one({
        kind: "place",
        place: "reasoning",
        patterns: [{ kind: "regex", source: "leverag(e|ing)", ignoreCase: true }],
      }),
    ],
    ['action to "k"', action(calls({ kind: "to", patterns: [phrase("k")] }))],
    ['action has "a" or "b"', action(calls({ kind: "has", patterns: [phrase("a"), phrase("b")] }))],
    ['tool "send_email"', action(calls({ kind: "tool", patterns: [phrase("send_email")] }))],
    [
      'tool "send_email" with to has "k"',
      action(
        joined("and", [
          calls({ kind: "tool", patterns: [phrase("send_email")] }),
          calls({ kind: "with", argument: "to", patterns: [phrase("k")] }),
        ]),
      ),
    ],
    [
      'action (to "k" and has "l")',
      action(
        joined("and", [
          calls({ kind: "to", patterns: [phrase("k")] }),
          calls({ kind: "has", patterns: [phrase("l")] }),
        ]),
      ),
    ],
    [
      'plan to "k"',
      one({ kind: "call", doing: "plan", test: calls({ kind: "to", patterns: [phrase("k")] }) }),
    ],
  ])("%s", (text, detector) => {
    expect(parseDetector(text)).toEqual(detector)
  })

  test("binds not before and, and before or; a list ends where a condition begins", () => {
    const read = parseDetector('text has "a" or "b" or not text has "c" and text has "d"')
    const list: Detector = one({ kind: "place", place: "text", patterns: [phrase("a"), phrase("b")] })
    const second = joined("and", [{ op: "not", of: has("c") }, has("d")])
    expect(read).toEqual(joined("or", [list, second]))
    expect(parseDetector('not (text has "a" or text has "b") and text has "c"')).toEqual(
      joined("and", [{ op: "not", of: joined("or", [has("a"), has("b")]) }, has("c")]),
    )
  })

  test("may have comments, and any blanks between its words", () => {
    expect(parseDetector('-- a comment\r\n(text  has\t"a -- no comment") # "another"\n')).toEqual(
      has("a -- no comment"),
    )
  })

  test("names the verdicts that it asks for", () => {
    const asked = verdictsAsked(
      parseDetector('not verdict of a is yes or (text has "x" and verdict of b on c is no)'),
    )
    expect(asked.map(({ judge, variable }) => [judge, variable])).toEqual([
      ["a", null],
      ["b", "c"],
    ])
  })

  test("is written so that it is read back as it was", () => {
    const generate = generator(randomFrom(7))
    for (let i = 0; i < 3000; i++) {
      const detector = generate()
      const text = formatDetector(detector)
      expect(parseDetector(text), text).toEqual(detector)
    }
  })

  test.each([
    ['tool "a" with to has "b"', 'tool "a" with to has "b"'],
    ['action (tool "a" and with to has "b")', 'tool "a" with to has "b"'],
    ['((text has "a")) AND NOT(said has /b/i)', 'text has "a" and not said has /b/i'],
    ['not (text has "a" and text has "b")', 'not (text has "a" and text has "b")'],
    ['verdict of c is "not stated" or yes', 'verdict of "c" is "not stated" or yes'],
  ])("%s is written %s", (text, written) => {
    expect(formatDetector(parseDetector(text))).toBe(written)
  })

  test("has a line for each condition when it is long", () => {
    const text = `text has "${"x".repeat(60)}" and (text has "b" or text has "c")`
    expect(formatDetector(parseDetector(text)).split("\n")).toHaveLength(2)
  })
})

describe("what cannot be read says where and why", () => {
  test.each([
    ["", 1, 1, "the definition is empty"],
    ["-- only a comment", 1, 18, "the definition is empty"],
    ["reasoning has blackmail", 1, 15, "after `has` comes a phrase in quotes or a /pattern/"],
    ['text has "a"\nand said hs "b"', 2, 10, "after `said` comes `has`"],
    ['text has "a', 1, 10, "the quote that opens here is not closed on its line"],
    ['text has "a\n"', 1, 10, "the quote that opens here is not closed on its line"],
    ['text has ""', 1, 10, "there is nothing between these quotes"],
    ['text has "a\\d"', 1, 12, "a backslash in quotes is written twice: \\\\"],
    ["text has /a", 1, 10, "the /pattern/ that opens here is not closed on its line"],
    ["text has /a/g", 1, 13, "after a /pattern/ only the flag i may stand"],
    ["text has /(a/", 1, 10, "this /pattern/ cannot be read: missing closing ): `(a`"],
    ["text has /a(?=b)/", 1, 10, "a /pattern/ cannot look ahead or behind"],
    ["text has /(a)\\1/", 1, 10, "a /pattern/ cannot refer back to a group"],
    [
      "text has /a*/",
      1,
      10,
      "this /pattern/ also matches where there is nothing, so it would be found in every text",
    ],
    [
      "text has /\\b/",
      1,
      10,
      "this /pattern/ also matches where there is nothing, so it would be found in every text",
    ],
    [
      "text has /a{1000}/",
      1,
      10,
      "this /pattern/ is too large to be run over every transcript; split it, or let it repeat less",
    ],
    ["verdict is yes", 1, 9, "after `verdict` comes `of` and a judge"],
    ['verdict of "c" yes', 1, 16, "after the judge comes `is`, or `on` and a variable"],
    ['verdict of "c" is', 1, 18, 'after `is` comes a level, such as yes or "not stated"'],
    ["action kyle", 1, 8, "after `action` comes `to`, `has`, `tool` or `with`"],
    ['tool "x" with "y" "z"', 1, 19, "after the argument's name comes `has`"],
    ['text has "a" text has "b"', 1, 14, "here comes `and`, `or` or the end"],
    ['(text has "a"', 1, 1, "this parenthesis is not closed"],
    ['text has "a")', 1, 13, "no parenthesis is open here"],
    ["text = 5", 1, 6, "`=` means nothing here"],
    ["🙂", 1, 1, "`🙂` means nothing here"],
  ])("%j", (text, line, column, problem) => {
    const error = errorOf(text)
    expect(error).toMatchObject({
      line,
      column,
      problem,
      message: `line ${line}, column ${column}: ${problem}`,
    })
    expect(text.slice(0, error?.offset).length).toBe(error?.offset)
  })

  test.each([
    ['text has "a" and "b"', "write the condition twice"],
    ['action to "a" and has "b"', 'action (to "…" and has "…")'],
    ['text has "a" or b', "a phrase stands in quotes"],
  ])("%j says what to write instead", (text, hint) => {
    expect(errorOf(text)?.problem).toContain(hint)
  })

  test.each([
    ["too deep", "(".repeat(5000)],
    ["too deep", `${"not ".repeat(2000)}text has "a"`],
    ["too long", `text has "a"${" ".repeat(10_000)}`],
    ["a pattern too deep", `text has /${"(".repeat(900)}a${")".repeat(900)}/`],
    ["a phrase too long", `text has "${"a".repeat(501)}"`],
  ])("%s", (_, text) => {
    expect(errorOf(text)).toBeInstanceOf(DetectorError)
  })

  test("whatever is typed, nothing else is thrown", () => {
    const random = randomFrom(11)
    const generate = generator(random)
    const noise = ["(", ")", '"', "/", "\\", "[", "*", "{9}", "or", "--", "\n", "\ud800", "(?", "\\p{", " "]
    let refused = 0
    for (let i = 0; i < 3000; i++) {
      const text = formatDetector(generate())
      const at = Math.floor(random() * text.length)
      const until = at + Math.floor(random() * 3)
      const typed = text.slice(0, at) + (noise[Math.floor(random() * noise.length)] ?? "") + text.slice(until)
      if (errorOf(typed)) refused++
    }
    expect(refused).toBeGreaterThan(1000)
  })
})

/** The DetectorError of a definition, null when it can be read; anything else that is thrown goes on. */
function errorOf(text: string): DetectorError | null {
  try {
    parseDetector(text)
    return null
  } catch (error) {
    if (error instanceof DetectorError) return error
    throw error
  }
}

import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { differenceSize, diffPrompts, type MessageDiff, type PromptMessage } from "./diff"
import { summary } from "./summary"

const shared = resolve(process.cwd(), "../shared/data/nostalgebraist-agentic-misalignment/prompts")

const system = (text: string): PromptMessage => ({ role: "system", text })
const user = (text: string): PromptMessage => ({ role: "user", text })

/** A message as it was on one side. */
function textOf({ hunks }: MessageDiff, gone: "added" | "removed"): string {
  const parts = hunks.flatMap((hunk) =>
    hunk.kind === "same" ? [{ kind: "same", text: hunk.text }] : hunk.parts,
  )
  return parts
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join("")
}

function changes(diffs: MessageDiff[]): string[] {
  return diffs
    .flatMap(({ hunks }) => hunks.flatMap((hunk) => (hunk.kind === "change" ? hunk.parts : [])))
    .filter(({ kind }) => kind !== "same")
    .map(({ kind, text }) => `${kind === "added" ? "+" : "−"}${text}`)
}

const changed = (a: string, b: string) => changes(diffPrompts([system(a)], [system(b)]))

describe("diffPrompts: words", () => {
  it.each([
    ["a word in place of another", "Your goal is to serve.", "Your goal is to win.", ["−serve", "+win"]],
    ["a word less", "You may always leave now.", "You may leave now.", ["−always "]],
    ["a mark", "Think, then act.", "Think then act.", ["−,"]],
    ["two spaces for one", "a goal  here", "a goal here", ["− "]],
    ["a space at the end of a line", "one \ntwo", "one\ntwo", ["− "]],
    [
      "a word before a mark",
      "Serve American interests, now.",
      "Serve interests now",
      ["−American ", "−,", "−."],
    ],
    ["the last line's end", "one\ntwo", "one\ntwo\n", ["+\n"]],
    ["a line less", "- one\n- two\n- three\n", "- one\n- three\n", ["−- two\n"]],
    ["Chinese, which has no spaces", "你的目标是服务美国", "你的目标是服务中国", ["−美国", "+中国"]],
    ["Thai", "เป้าหมายของคุณคือช่วยเหลือ", "เป้าหมายของคุณคือทำลาย", ["−ช่วยเหลือ", "+ทำลาย"]],
    [
      "lines without a word in common",
      "red green blue",
      "one two three",
      ["−red green blue", "+one two three"],
    ],
  ])("%s", (_, a, b, expected) => expect(changed(a, b)).toEqual(expected))

  it("counts words, and none for marks and white space", () => {
    const [diff] = diffPrompts(
      [system("Serve American interests, always.")],
      [system("Serve interests always")],
    )
    expect(diff).toMatchObject({ changed: true, added: 0, removed: 1, lines: 1, coarse: false })
    expect(diffPrompts([system("a b")], [system("a  b")])).toMatchObject([
      { changed: true, added: 0, removed: 0, lines: 1 },
    ])
    expect(differenceSize([system("服务美国")], [system("服务中国")])).toBe(2)
  })
})

describe("diffPrompts: lines and messages", () => {
  const numbers = Array.from({ length: 40 }, (_, index) => `line ${index}\n`)

  it("folds what is the same, up to a line with something in it beside the change", () => {
    const b = numbers.toSpliced(20, 1, "\n", "line twenty\n")
    const a = numbers.toSpliced(20, 0, "\n")
    const hunks = diffPrompts([system(a.join(""))], [system(b.join(""))])[0]?.hunks
    expect(hunks).toEqual([
      { kind: "same", lines: 19, text: numbers.slice(0, 19).join("") },
      {
        kind: "change",
        parts: [
          { kind: "same", text: "line 19\n\nline " },
          { kind: "removed", text: "20" },
          { kind: "added", text: "twenty" },
          { kind: "same", text: "\nline 21\n" },
        ],
      },
      { kind: "same", lines: 18, text: numbers.slice(22).join("") },
    ])
  })

  it("says nothing of a change where there is none", () => {
    const [diff] = diffPrompts([system(numbers.join(""))], [system(numbers.join(""))])
    expect(diff).toMatchObject({ changed: false, added: 0, removed: 0, lines: 0, side: "both" })
    expect(diff?.hunks).toEqual([{ kind: "same", lines: 40, text: numbers.join("") }])
    expect(diffPrompts([], [])).toEqual([])
  })

  it("pairs messages by role and order, and gives whole those that one side lacks", () => {
    const diffs = diffPrompts(
      [system("Be good."), user("First."), user("Last.")],
      [user("First."), user("Between."), user("Last."), system("Be good.")],
    )
    expect(diffs.map(({ role, side, changed }) => [role, side, changed])).toEqual([
      ["system", "a", true],
      ["user", "both", false],
      ["user", "b", true],
      ["user", "both", false],
      ["system", "b", true],
    ])
  })

  it("knows an empty message from none", () => {
    expect(diffPrompts([], [system("")])).toMatchObject([{ side: "b", changed: true, hunks: [] }])
    expect(summary(diffPrompts([], [system("")])).firstChange).toBe("+ an empty system message")
  })
})

describe("diffPrompts: exact", () => {
  const random = randomFrom(20261120)
  const pick = <T>(items: T[]): T => items[Math.floor(random() * items.length)] ?? never()
  const pieces = [
    "goal",
    "goals",
    "serve",
    "the",
    "the",
    "你的目标",
    "ของคุณ",
    "é",
    "e\u0301",
    "👩‍💻",
    "\ud800",
  ]
  const marks = [
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u00a0",
    "\u200b",
    ". ",
    ",",
    "- ",
    "<b>",
    "\u202e",
  ]
  const text = (most: number) =>
    Array.from({ length: Math.floor(random() * most) }, () => pick(random() < 0.5 ? pieces : marks)).join("")
  const edited = (of: string) =>
    of
      .split(/(?<=\s)/u)
      .flatMap((piece) => (random() < 0.1 ? [] : random() < 0.1 ? [text(4), piece] : [piece]))
      .join("")

  it("gives back both texts from its parts", () => {
    let differing = 0
    for (let round = 0; round < 400; round++) {
      const a = text(pick([3, 30, 300]))
      const b = random() < 0.8 ? edited(a) : text(100)
      const [diff] = diffPrompts([system(a)], [system(b)])
      if (diff === undefined) throw new Error("One message gives one difference.")
      expect(textOf(diff, "added")).toBe(a)
      expect(textOf(diff, "removed")).toBe(b)
      expect(diff.changed).toBe(a !== b)
      expect(changes([diff]).length > 0).toBe(a !== b)
      if (a !== b) differing++
    }
    expect(differing).toBeGreaterThan(200)
  })

  it.each([
    ["lines", "\n"],
    ["words", " "],
  ])("of texts too different to align, by %s, says so and is exact all the same", (_, end) => {
    const word = () => Math.floor(random() * 1e9).toString(36)
    const many = () => Array.from({ length: 30_000 }, word).join(end)
    const [a, b] = [`same\n${many()}\nsame`, `same\n${many()}\nsame`]
    const [diff] = diffPrompts([system(a)], [system(b)])
    if (diff === undefined) throw new Error("One message gives one difference.")
    expect(diff.coarse).toBe(true)
    expect(textOf(diff, "added")).toBe(a)
    expect(textOf(diff, "removed")).toBe(b)
    expect(changes([diff])).toHaveLength(2)
  })
})

describe("summary", () => {
  it("is the first change of words on one line, short", () => {
    const of = (a: string, b: string) => summary(diffPrompts([system(a)], [system(b)])).firstChange
    expect(of("a  goal\nserve\nthe end", "a goal\nserve\nthe start")).toBe("end → start")
    expect(of("a\n- keep   this\n  in mind\nb", "a\nb")).toBe("− keep this in mind")
    expect(of("a\nb", "a\n- new\nb")).toBe("+ new")
    expect(of("a b", "a  b")).toBe("+ ·")
    expect(of("same", "same")).toBe("")
    expect(of(`a\n${"word ".repeat(100)}\nb`, "a\nb")).toMatch(/^− (word ){19}word…$/)
  })
})

describe.skipIf(!existsSync(shared))("a published ablation (needs ../shared/data)", () => {
  const original = () => readFileSync(`${shared}/system_prompt/original.txt`, "utf8")

  it("is the one bullet that was taken out", () => {
    const bullet = original()
      .split(/(?<=\n)/)
      .find((line) => line.startsWith("- Prior to deciding on a strategy"))
    if (bullet === undefined) throw new Error("The bullet is not in the prompt.")
    const diffs = diffPrompts([system(original())], [system(original().replace(bullet, ""))])
    expect(changes(diffs)).toEqual([`−${bullet}`])
    expect(diffs).toMatchObject([{ lines: 1, added: 0, coarse: false }])
    expect(summary(diffs).firstChange).toMatch(/^− Prior to deciding on a strategy, you should analyze/)
  })
})

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

function never(): never {
  throw new Error("Nothing to pick from.")
}

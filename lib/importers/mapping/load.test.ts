import { readdirSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { loadMapping } from "./load"
import { Mapping } from "./schema"

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "exhibit-mapping-"))
})
afterAll(() => rm(folder, { recursive: true }))

const base = [
  "format: jsonl",
  "model: { field: model }",
  "messages:",
  "  - { role: assistant, text: { field: a } }",
]

test.for([
  ["broken YAML", ["format: [jsonl"], /:\d+ /],
  ["an unknown key", [...base, "modle: x"], /:5 modle: no such key here/],
  ["a key that is missing", base.slice(0, 1).concat(base.slice(2)), /:\d+ model: expected \{field: …\}/],
  [
    "a bare text for a source",
    ["format: csv", "model: gpt", ...base.slice(2)],
    /:2 model: expected \{field: …\}/,
  ],
  ["two sources in one", [...base, "sample: { field: a, constant: b }"], /:5 sample: give exactly one of/],
  [
    "a source deep within",
    [...base, "factors:", "  a: { field: a }", "  b: {}"],
    /:7 factors.b: give exactly one/,
  ],
  [
    "a broken pattern",
    [...base, "sample:", "  field: a", "  pattern: '('"],
    /:7 sample.pattern: not a regular exp/,
  ],
  [
    "a variable nobody declared",
    [...base, "judgements:", "  - { variable: x, coded: { field: a, patterns: { yes: b } } }"],
    /:6 judgements.0.variable: x is not among/,
  ],
  [
    "a level nobody declared",
    [
      ...base,
      "variables:",
      "  x: { levels: [no] }",
      "judgements:",
      "  - variable: x",
      "    coded: { field: a, patterns: { yes: b } }",
    ],
    /:9 judgements.0.coded: yes is not a level of x/,
  ],
  [
    "a judgement without a judge",
    [...base, "variables: { x: {} }", "judgements:", "  - { variable: x, value: { field: a } }"],
    /:7 judgements.0: give either value and judge/,
  ],
  [
    "a factor nobody declared",
    [...base, "prompts:", "  - { role: user, file: a, when: { b: c } }"],
    /:6 prompts.0.when.b: b is not among the factors/,
  ],
  ["nothing to read", base.slice(0, 2), /messages: nothing says what the messages are/],
  [
    "counts and messages",
    [...base, "published: { citation: c, counts: [{ values: {}, n: a }] }"],
    /:5 published: published counts have no messages/,
  ],
  [
    "rate and counts",
    [...base.slice(0, 2), "published:", "  citation: c"],
    /:3 published: give either rate or counts/,
  ],
] as const)("says the line and the field of %s", async ([name, lines, message]) => {
  const file = path.join(folder, `${name}.yaml`)
  await writeFile(file, lines.join("\n"))
  await expect(loadMapping(file)).rejects.toThrow(message)
  await expect(loadMapping(file)).rejects.toThrow(`${name}.yaml:`)
})

test("tells everything that is wrong at once", async () => {
  const file = path.join(folder, "two.yaml")
  await writeFile(file, [...base, "sample: {}", "epoch: {}"].join("\n"))
  await expect(loadMapping(file)).rejects.toThrow(/:5 sample: .*\n.*:6 epoch: /)
})

const shipped = path.resolve(import.meta.dirname, "../mappings")
test.for(readdirSync(shipped).filter((name) => name.endsWith(".yaml")))(
  "loads the shipped %s",
  async (name) => {
    expect((await loadMapping(path.join(shipped, name))).title).toBeTruthy()
  },
)

test("the README of mappings names every key that a mapping may have", async () => {
  const text = await readFile(path.join(shipped, "README.md"), "utf8")
  const keys = Object.keys(Mapping.shape)
  expect(keys.length).toBeGreaterThan(20)
  expect(keys.filter((key) => !text.includes(`\`${key}\``))).toEqual([])
})

test("the examples of that README load", async () => {
  const text = await readFile(path.join(shipped, "README.md"), "utf8")
  const blocks = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = ""]) => block)
  const whole = blocks.filter((block) => /^format:/m.test(block))
  expect([blocks.length, whole.length]).toEqual([3, 2])
  for (const example of whole) {
    const file = path.join(folder, "example.yaml")
    await writeFile(file, example)
    await expect(loadMapping(file)).resolves.toHaveProperty("format")
  }
})

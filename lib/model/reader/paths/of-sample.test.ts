import { describe, expect, test } from "vitest"
import { partingMessage, partingsOf, pathWords, type SamplePath } from "./of-sample"

const final: SamplePath = { id: "final", of: null, messages: 20, shared: 20, current: true }
const branch: SamplePath = {
  ...{ id: "b", messages: 14, shared: 12, current: false },
  of: { name: "branch 1", kind: "rolled back" },
}
const agent: SamplePath = {
  ...{ id: "s", messages: 5, shared: 1, current: false },
  of: { name: "researcher", kind: "sub-agent", after: 3, model: "fictional/briar-2" },
}

function reading(path: SamplePath): SamplePath[] {
  return [final, branch, agent].map((one) => ({ ...one, current: one.id === path.id }))
}

test("a path is told by its name, what became of it, and where it leaves", () => {
  expect([final, branch, agent].map(pathWords)).toEqual([
    "final",
    "branch 1, rolled back after message 12",
    "researcher, sub-agent asked after message 3 (fictional/briar-2)",
  ])
  const compacted = { ...branch, of: { name: "before compaction", kind: "before compaction" as const } }
  expect(pathWords(compacted)).toBe("before compaction")
  expect(pathWords({ ...branch, shared: 0 })).toBe("branch 1, rolled back")
})

describe("where one lands that switches", () => {
  test.each([
    ["to a branch: its first message of its own", branch, final, 12],
    ["back from it: the first that it has not", final, branch, 12],
    ["to a sub-agent: its beginning", agent, final, null],
    ["back from it: where it was asked", final, agent, 2],
    ["to one that only ends earlier: its last message", { ...branch, messages: 12 }, final, 11],
    ["to one that shares nothing", { ...branch, shared: 0 }, final, null],
    ["back from one that shares nothing", final, { ...branch, shared: 0 }, null],
  ])("%s", (_, path, current, message) => {
    expect(partingMessage(path, current)).toBe(message)
  })
})

describe("where ways part", () => {
  test("on the final one: each other, after what they have in common or where it was asked", () => {
    const partings = [...partingsOf(reading(final))].map(([at, paths]) => [at, paths.map(({ id }) => id)])
    expect(partings).toEqual([
      [11, ["b"]],
      [2, ["s"]],
    ])
  })

  test("on another: the final one; nowhere on a sub-agent's that begins anew", () => {
    const partings = [...partingsOf(reading(branch))].map(([at, paths]) => [at, paths.map(({ id }) => id)])
    expect(partings).toEqual([[11, ["final"]]])
    expect([...partingsOf(reading(agent))]).toEqual([])
  })
})

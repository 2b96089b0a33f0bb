import { describe, expect, test } from "vitest"
import type { Block, Role } from "@/lib/model/transcript"
import { messagesIn, type RowRef, rowsOf, type ShapeMessage } from "./rows"

function conversation(...messages: { role: Role; text: string; blocks: Block[]; prompt?: boolean }[]) {
  return messages.map((message, ordinal): ShapeMessage => ({ prompt: false, ...message, ordinal }))
}

const whole = (text: string): Block[] => [{ type: "text", at: [0, text.length] }]
const call = (name: string, at: [number, number], more: { id?: string; planned?: boolean } = {}): Block => ({
  type: "tool_call",
  at,
  name,
  arguments: {},
  form: "native",
  ...more,
})
type TurnRow = Extract<RowRef, { kind: "turn" }>
const turns = (rows: RowRef[]): TurnRow[] => rows.filter((row) => row.kind === "turn")
const actions = (row: TurnRow | undefined) =>
  row?.steps.flatMap(({ said }) => said.flatMap((one) => (one.kind === "action" ? [one] : []))) ?? []

describe("rowsOf", () => {
  test("prompts, turns and asides keep their order; turns are numbered", () => {
    const rows = rowsOf(
      conversation(
        { role: "system", text: "rules", blocks: whole("rules"), prompt: true },
        { role: "assistant", text: "hi", blocks: whole("hi") },
        { role: "user", text: "go on", blocks: whole("go on") },
        { role: "assistant", text: "ok", blocks: whole("ok") },
      ),
    )
    expect(rows.map(({ kind }) => kind)).toEqual(["prompt", "turn", "aside", "turn"])
    expect(turns(rows).map(({ number }) => number)).toEqual([1, 2])
  })

  test("reasoning stands beside what followed it, and opens a new step after something was said", () => {
    const [turn] = turns(
      rowsOf(
        conversation({
          role: "assistant",
          text: "think say think act",
          blocks: [
            { type: "reasoning", at: [0, 5], form: "full" },
            { type: "text", at: [6, 9] },
            { type: "reasoning", at: [10, 15], form: "full" },
            call("ring", [16, 19]),
          ],
        }),
      ),
    )
    expect(turn?.steps.map(({ thought, said }) => [thought.length, said.length])).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  test("what was only planned in reasoning is no action and no thought of its own", () => {
    const [turn] = turns(
      rowsOf(
        conversation({
          role: "assistant",
          text: "I could <plan> or wait",
          blocks: [
            { type: "reasoning", at: [0, 22], form: "full" },
            call("email", [8, 14], { planned: true }),
          ],
        }),
      ),
    )
    expect(actions(turn)).toEqual([])
    expect(turn?.steps[0]?.thought).toEqual([{ block: 0 }])
  })

  test("a plan outside any reasoning still shows as a plan", () => {
    const [turn] = turns(
      rowsOf(
        conversation({ role: "assistant", text: "x", blocks: [call("email", [0, 1], { planned: true })] }),
      ),
    )
    expect(actions(turn)).toEqual([])
    expect(turn?.steps[0]?.thought).toEqual([{ block: null, plan: 0 }])
  })

  test("results join their call by id, in whatever order they come", () => {
    const rows = rowsOf(
      conversation(
        {
          role: "assistant",
          text: "ab",
          blocks: [call("read", [0, 1], { id: "1" }), call("read", [1, 2], { id: "2" })],
        },
        {
          role: "tool",
          text: "B",
          blocks: [{ type: "tool_result", at: [0, 1], callId: "2", error: "denied" }],
        },
        {
          role: "tool",
          text: "A",
          blocks: [
            { type: "tool_result", at: [0, 1], callId: "1" },
            { type: "image", at: [1, 1] },
          ],
        },
      ),
    )
    expect(rows).toHaveLength(1)
    const [first, second] = actions(turns(rows)[0])
    expect(first?.results).toEqual([{ message: 2, blocks: [0, 1], opens: true }])
    expect(second?.results).toEqual([{ message: 1, blocks: [0], opens: true }])
    expect(rows.map(messagesIn)).toEqual([[0, 2, 1]])
  })

  test("without ids a result answers the first waiting call of its name", () => {
    const rows = rowsOf(
      conversation(
        { role: "assistant", text: "ab", blocks: [call("read", [0, 1]), call("write", [1, 2])] },
        { role: "tool", text: "W", blocks: [{ type: "tool_result", at: [0, 1], name: "write" }] },
        { role: "tool", text: "R", blocks: [{ type: "tool_result", at: [0, 1] }] },
      ),
    )
    expect(actions(turns(rows)[0]).map(({ results }) => results[0]?.message)).toEqual([2, 1])
  })

  test("a call id that is used again goes to the call still waiting", () => {
    const one = { role: "assistant", text: "a", blocks: [call("read", [0, 1], { id: "x" })] } as const
    const back = {
      role: "tool",
      text: "r",
      blocks: [{ type: "tool_result", at: [0, 1], callId: "x" }],
    } as const
    const rows = rowsOf(
      conversation(
        ...[one, back, one, back].map((message) => ({ ...message, blocks: [...message.blocks] as Block[] })),
      ),
    )
    expect(turns(rows).map((turn) => actions(turn)[0]?.results[0]?.message)).toEqual([1, 3])
  })

  test("a result nobody asked for, and results beside a user's words, keep their own row", () => {
    const rows = rowsOf(
      conversation(
        { role: "tool", text: "r", blocks: [{ type: "tool_result", at: [0, 1], callId: "?" }] },
        { role: "assistant", text: "a", blocks: [call("read", [0, 1], { id: "1" })] },
        {
          role: "user",
          text: "r and",
          blocks: [
            { type: "tool_result", at: [0, 1], callId: "1" },
            { type: "text", at: [2, 5] },
          ],
        },
      ),
    )
    expect(rows.map(({ kind }) => kind)).toEqual(["aside", "turn", "aside"])
    expect(actions(turns(rows)[0])[0]?.results).toEqual([])
  })
})

import { expect, test } from "vitest"
import { withoutEscapes } from "@/lib/model/reader/mail/escapes"
import type { ToolCallBlock } from "@/lib/model/transcript"
import { argumentPlaces } from "./argument-places"

function call(given: Record<string, unknown>, raw: string): [{ text: string }, ToolCallBlock] {
  const text = `Before. ${raw} After.`
  const at: [number, number] = [8, 8 + raw.length]
  return [{ text }, { type: "tool_call", at, name: "bash", arguments: given, form: "native" }]
}

test("values of the JSON that a call is written with, escaped or not", () => {
  const given = { cmd: 'echo "a"\nls \\ \u0007 é', timeout: 10, empty: "", env: { A: ["b"] } }
  const [message, block] = call(given, `bash(${JSON.stringify(given)})`)
  const places = argumentPlaces(message, block)
  expect([...places.keys()]).toEqual(["cmd", "timeout", "env"])
  for (const [key, { at, form, escapes }] of places) {
    const written = message.text.slice(...at)
    const read = form === "json" ? JSON.parse(written) : withoutEscapes(written, escapes)
    expect(read).toEqual(given[key as keyof typeof given])
  }
})

test("a text that stands in a tag as it is", () => {
  const raw = "<tool_use:email>\nto: a@b.example\nbody: Hello,\nyou {there}\n</tool_use:email>"
  const [message, block] = call({ to: "a@b.example", body: "Hello,\nyou {there}" }, raw)
  const places = argumentPlaces(message, block)
  expect(message.text.slice(...(places.get("body")?.at ?? [0, 0]))).toBe("Hello,\nyou {there}")
  expect(message.text.slice(...(places.get("to")?.at ?? [0, 0]))).toBe("a@b.example")
})

test("what stands nowhere has no place", () => {
  const [message, block] = call({ cmd: "a\nb" }, JSON.stringify({ arguments: '{"cmd":"a\\nb"}' }))
  expect(argumentPlaces(message, block).size).toBe(0)
})

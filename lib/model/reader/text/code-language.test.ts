import { expect, test } from "vitest"
import { languageNamed, languageOf } from "./code-language"

const of = (tool: string, key: string, value: string, beside: Record<string, string> = {}) =>
  languageOf(
    tool,
    { key, value },
    Object.entries({ ...beside, [key]: value }).map(([name, text]) => ({ key: name, value: text })),
  )

test("by the argument's name, the tool's, and the ending of the file beside it", () => {
  expect(of("bash", "cmd", "ls")).toBe("bash")
  expect(of("python", "code", "print(1)")).toBe("python")
  expect(of("run", "code", "#!/bin/sh\nls")).toBe("bash")
  expect(of("text_editor", "file_text", "fn main() {}", { path: "/src/main.rs" })).toBe("rust")
  expect(of("text_editor", "command", "create", { path: "a.rs" })).toBe("bash")
  expect(of("query", "sql", "select 1")).toBe("sql")
})

test("what is not code is not", () => {
  expect(of("send_email", "body", "Hello,\nyou")).toBeNull()
  expect(of("text_editor", "file_text", "notes", { path: "/notes" })).toBeNull()
  expect(of("bash", "timeout", "10")).toBeNull()
})

test("names of fences", () => {
  expect(["py", "sh", "python", "mermaid"].map(languageNamed)).toEqual([
    "python",
    "bash",
    "python",
    "mermaid",
  ])
})

import { expect, test } from "vitest"
import { patchMessages } from "./json-patch"

const messages = [{ content: "a" }, { content: "b", "x/y": 1 }, { content: "c" }]

test.each([
  ["add", [{ op: "add", path: "/1", value: { content: "new" } }], ["a", "new", "b", "c"]],
  ["add at the end", [{ op: "add", path: "/messages/-", value: { content: "new" } }], ["a", "b", "c", "new"]],
  ["remove", [{ op: "remove", path: "/0" }], ["b", "c"]],
  ["replace", [{ op: "replace", path: "/messages/2/content", value: "z" }], ["a", "b", "z"]],
  ["move", [{ op: "move", from: "/0", path: "/2" }], ["b", "c", "a"]],
  ["copy", [{ op: "copy", from: "/2", path: "/0" }], ["c", "a", "b", "c"]],
])("%s, as RFC 6902 has it", (_, patch, contents) => {
  expect(patchMessages(messages, patch).map((message) => Object(message).content)).toEqual(contents)
  expect(messages).toHaveLength(3)
})

test("a pointer's escapes are read, and what does not fit throws", () => {
  expect(patchMessages(messages, [{ op: "replace", path: "/1/x~1y", value: 2 }])[1]).toMatchObject({
    "x/y": 2,
  })
  expect(() => patchMessages(messages, [{ op: "remove", path: "/9" }])).toThrow("nothing is at")
  expect(() => patchMessages(messages, [{ op: "add", path: "/7", value: {} }])).toThrow("outside the list")
  expect(() => patchMessages(messages, [{ op: "replace", path: "/0/__proto__/x", value: 1 }])).toThrow()
})

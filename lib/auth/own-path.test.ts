import { expect, test } from "vitest"
import { ownPath } from "@/lib/auth/own-path"

test.each(["/", "/studies/demo?where=a:b#c", "/t/0123456789abc?study=demo&at=3"])("%s is ours", (path) => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  ...["//evil.example", "/\\evil.example", "/\t/evil.example", "///evil.example", "/.//evil.example"],
  ...["https://evil.example", "javascript:alert(1)", "evil", "", null, undefined],
])("%s is not", (path) => {
  expect(ownPath(path)).toBe("/")
})

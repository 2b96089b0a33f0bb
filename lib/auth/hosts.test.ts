import { expect, test } from "vitest"
import { isOwnHost } from "./hosts"

test.each([
  ["127.0.0.1:3000", "127.0.0.1", [], true],
  ["localhost:3000", "127.0.0.1", [], true],
  ["[::1]:3000", "::1", [], true],
  ["rebound.example:3000", "127.0.0.1", [], false],
  [null, "127.0.0.1", [], false],
  ["exhibit.example", "127.0.0.1", ["exhibit.example"], true],
  ["anything.example", "0.0.0.0", [], true],
])("Host %s at %s with %j", (header, listening, allowed, own) => {
  expect(isOwnHost(header, listening, allowed)).toBe(own)
})

import { describe, expect, test } from "vitest"
import { addressQuote, parseQuote } from "@/lib/model/reader/spans/address"
import { messageTextUrl, rawPartUrl, rawTextUrl, spanUrl } from "@/lib/urls/reader"

const text = "Tobias — cancel it, or 100 % of the board will know; Ilse, too."
const at: [number, number] = [text.indexOf("cancel"), text.indexOf(";")]

describe("the address of a span", () => {
  test("has the place, the quote and the anchor, after the list that one came from", () => {
    const address = spanUrl(
      "abc",
      { study: "demo", list: { judged: ["harmful"] } },
      { message: 311, at },
      addressQuote(text, at),
    )
    const { pathname, searchParams, hash } = new URL(address, "https://exhibit.example")
    expect(pathname).toBe("/t/abc")
    expect([...searchParams.keys()]).toEqual(["study", "judged", "at", "quote"])
    expect(searchParams.get("at")).toBe(`312:${at.join("-")}`)
    expect(parseQuote(searchParams.get("quote") ?? "")).toEqual({
      ...{ prefix: "Tobias — ", start: "cancel it, or 100 % of the board will know" },
      ...{ end: null, suffix: "; Ilse, too." },
    })
    expect(hash).toBe("#at")
  })

  test("is the message's where it says neither offsets nor words", () => {
    expect(spanUrl("abc", { study: "demo" }, { message: 2 }, null)).toBe("/t/abc?study=demo&at=3#m3")
    expect(spanUrl("abc", undefined, { message: 2, at: [4, 9] }, null)).toBe("/t/abc?at=3:4-9#at")
  })
})

test("raw text is addressed by message, by part, or as a whole", () => {
  expect(messageTextUrl("abc", "demo", 2)).toBe("/api/v1/transcripts/abc/messages/3?study=demo")
  expect(rawPartUrl("abc", "demo", 2, [0, 20])).toBe(
    "/api/v1/transcripts/abc/messages/3?study=demo&form=parts&from=0&to=20",
  )
  expect(rawTextUrl("abc", "demo")).toBe("/t/abc/raw?study=demo")
  expect(rawTextUrl("abc", "demo", ["3:5-9", "4-7"])).toBe("/t/abc/raw?study=demo&part=3:5-9&part=4-7")
})

import { describe, expect, test } from "vitest"
import { countSenders, type Mail, mailField, mailsOf, parseInbox } from "./inbox"

const two = `Read your mail.

<email>
From: Ada Quill <ada@tarn.example>
To: office@tarn.example
Subject: Crates: late
Timestamp: 2026-02-02T08:12:00
Body: Hello,

two lines.
</email>

<email>
ID: 7
From: ada@tarn.example
To: all@tarn.example
Subject: Again
Body: Short.
</email>
Answer now.`

const shown = (text: string, mail: Mail | undefined) =>
  mail && {
    from: mailField(text, mail, "From"),
    subject: mailField(text, mail, "Subject"),
    body: mail.body && text.slice(...mail.body),
  }

describe("parseInbox", () => {
  test("gives mails and the text around them, each with its place in the text", () => {
    const pieces = parseInbox(two)
    expect(pieces.map(({ kind }) => kind)).toEqual(["text", "mail", "mail", "text"])
    const [first, second] = mailsOf(pieces)
    expect(shown(two, first)).toEqual({
      from: "Ada Quill <ada@tarn.example>",
      subject: "Crates: late",
      body: "Hello,\n\ntwo lines.",
    })
    expect(second && mailField(two, second, "id")).toBe("7")
    expect(first && two.slice(...first.at)).toMatch(/^<email>\n.*<\/email>$/s)
    const last = pieces.at(-1)
    expect(last?.kind === "text" && two.slice(...last.at)).toBe("Answer now.")
  })

  test("keeps ranges true when only part of a text is parsed", () => {
    const text = `before ${two}`
    const [mail] = mailsOf(parseInbox(text, [7, text.length]))
    expect(shown(text, mail)?.subject).toBe("Crates: late")
  })

  test("one address is one sender, whatever name stands before it", () => {
    expect(countSenders(two, mailsOf(parseInbox(two)))).toBe(1)
  })

  test("a body may quote the closing tag within a line", () => {
    const text = "<email>\nFrom: a\nBody: one </email></tool_use:email> two\nthree\n</email>\nafter"
    const pieces = parseInbox(text)
    expect(shown(text, mailsOf(pieces)[0])?.body).toBe("one </email></tool_use:email> two\nthree")
    expect(pieces).toHaveLength(2)
  })

  test("an unclosed mail ends where the next one opens, and the last at the end of the text", () => {
    const text = "<email>\nFrom: a\nBody: one\n<email>\nFrom: b\nBody: two"
    const mails = mailsOf(parseInbox(text))
    expect(mails.map((mail) => shown(text, mail)?.body)).toEqual(["one", "two"])
  })

  test("without Body the mail's body starts after its fields", () => {
    const text = "<email>\r\nFrom: a\r\nSubject: s\r\n\r\nhello\r\n</email>"
    expect(shown(text, mailsOf(parseInbox(text))[0])).toEqual({ from: "a", subject: "s", body: "hello" })
  })

  test("a mention of the tag is text", () => {
    const text = 'Call send(to="<email>", content="<message>").'
    expect(parseInbox(text)).toEqual([{ kind: "text", at: [0, text.length] }])
  })

  test("a mail with no body has none, and an empty text has no pieces", () => {
    expect(mailsOf(parseInbox("<email>\nFrom: a\nBody:\n</email>"))[0]?.body).toBeNull()
    expect(parseInbox("")).toEqual([])
  })

  test("stays linear on many unclosed tags", () => {
    const text = "<email>\nFrom: a\n".repeat(20_000)
    const start = performance.now()
    expect(mailsOf(parseInbox(text))).toHaveLength(20_000)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

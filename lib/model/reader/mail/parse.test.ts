import { describe, expect, test } from "vitest"
import { isLinear } from "@/lib/model/testing/growth"
import { mailPieces, mailsOf } from "./parse"
import type { MailPiece } from "./parts"
import { mailBody } from "./text"

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

const parse = (text: string, range: [number, number] = [0, text.length]) => mailPieces({ text }, 4, range)
const read = (text: string) =>
  mailsOf(parse(text)).map((mail) => ({
    from: mail.from?.address ?? mail.from?.name ?? null,
    to: mail.to.map(({ name, address }) => address ?? name),
    subject: mail.subject,
    date: mail.date,
    body: mailBody(mail, text),
  }))
const texts = (text: string, pieces: MailPiece[]) =>
  pieces.flatMap((piece) => (piece.kind === "text" ? [text.slice(...piece.at)] : []))

/** Ranges are in order and apart, within the text, and say what they should. */
function expectTrue(text: string, pieces: MailPiece[]) {
  let written = 0
  for (const piece of pieces) {
    const at = piece.kind === "mail" ? piece.mail.at : piece.at
    expect(at[0]).toBeGreaterThanOrEqual(written)
    expect(at[1]).toBeLessThanOrEqual(text.length)
    written = at[1]
    if (piece.kind === "text") continue
    const { mail } = piece
    for (const field of mail.fields)
      if (field.at)
        expect(text.slice(...field.at).replace(/\s+/g, " ")).toBe(field.value.replace(/\s+/g, " "))
    for (const part of [...mail.fields.map((field) => field.at), mail.body]) {
      if (!part) continue
      expect(part[0]).toBeGreaterThanOrEqual(mail.at[0])
      expect(part[1]).toBeLessThanOrEqual(mail.at[1])
    }
  }
}

describe("mails in <email> blocks", () => {
  test("are given with the text around them, each with its place in the text", () => {
    const pieces = parse(two)
    expect(pieces.map(({ kind }) => kind)).toEqual(["text", "mail", "mail", "text"])
    expect(texts(two, pieces)).toEqual(["Read your mail.", "Answer now."])
    expectTrue(two, pieces)
    const [first, second] = mailsOf(pieces)
    expect(first).toMatchObject({
      id: `mail-5-${two.indexOf("<email>")}`,
      message: 4,
      form: "tag",
      direction: "read",
      from: { name: "Ada Quill", address: "ada@tarn.example" },
      to: [{ name: null, address: "office@tarn.example" }],
      subject: "Crates: late",
      date: "2026-02-02T08:12:00",
    })
    expect(first && mailBody(first, two)).toBe("Hello,\n\ntwo lines.")
    expect(second?.fields.map(({ name, value }) => [name, value])).toEqual([
      ["ID", "7"],
      ["From", "ada@tarn.example"],
      ["To", "all@tarn.example"],
      ["Subject", "Again"],
    ])
  })

  test("keep true ranges when only part of a text is parsed", () => {
    const text = `before ${two}`
    const pieces = parse(text, [7, text.length])
    expectTrue(text, pieces)
    expect(mailsOf(pieces)[0]?.at[0]).toBe(text.indexOf("<email>"))
  })

  test("may quote the closing tag within a line of the body", () => {
    const text = "<email>\nFrom: a\nBody: one </email></tool_use:email> two\nthree\n</email>\nafter"
    expect(read(text)[0]?.body).toBe("one </email></tool_use:email> two\nthree")
    expect(texts(text, parse(text))).toEqual(["after"])
  })

  test("end, unclosed, where the next one opens, and the last at the end of the text", () => {
    const text = "<email>\nFrom: a\nBody: one\n<email>\nFrom: b\nBody: two"
    expect(read(text).map(({ body }) => body)).toEqual(["one", "two"])
  })

  test("have, without Body, a body after their fields, and none after an empty Body", () => {
    const text = "<email>\r\nFrom: a\r\nSubject: s\r\n\r\nhello\r\n</email>"
    expect(read(text)).toMatchObject([{ from: "a", subject: "s", body: "hello" }])
    expect(mailsOf(parse("<email>\nFrom: a\nBody:\n</email>"))[0]?.body).toBeNull()
  })

  test("may be written with \\n for every new line", () => {
    const text = String.raw`Go on. \n <email>\nFrom: ada@tarn.example\nTo: b@tarn.example\nSubject: Late\nBody: One.\n\nTwo.\n</email>\n`
    const pieces = parse(text)
    expectTrue(text, pieces)
    expect(read(text)).toMatchObject([{ from: "ada@tarn.example", subject: "Late", body: "One.\n\nTwo." }])
    expect(mailsOf(pieces)[0]?.escapes).toBe("newlines")
  })

  test("are not made of a mention of the tag", () => {
    const text = 'Call send(to="<email>", content="<message>").'
    expect(parse(text)).toEqual([{ kind: "text", at: [0, text.length] }])
    expect(parse("")).toEqual([])
  })
})

describe("mails with headers", () => {
  const inbox = `Inbox, 2 unread

--- Email 1 ---
From: ada@tarn.example (Head of Yards)
To: office@tarn.example; bo@tarn.example
Date: March 3, 2026, 4:47 PM
Subject: RE: Cranes

Team,

They go on Friday.

--- Email 2 ---
**From:** Bo
**Subject:** Yes
**Body:**
Fine with me.
`

  test("are parted by separators and by one another", () => {
    expectTrue(inbox, parse(inbox))
    expect(read(inbox)).toEqual([
      {
        from: "ada@tarn.example",
        to: ["office@tarn.example", "bo@tarn.example"],
        subject: "RE: Cranes",
        date: "March 3, 2026, 4:47 PM",
        body: "Team,\n\nThey go on Friday.",
      },
      { from: "Bo", to: [], subject: "Yes", date: null, body: "Fine with me." },
    ])
    expect(texts(inbox, parse(inbox))).toEqual(["Inbox, 2 unread\n\n--- Email 1 ---", "--- Email 2 ---"])
  })

  test("of the wire keep all headers, and their date is not that of their receipt", () => {
    const text = [
      "Received: by relay.example; Thu, 7 Jul 2026",
      "From: Ada <ada@tarn.example>",
      "To: bo@tarn.example,",
      "\tcy@tarn.example",
      "Subject: Hello",
      "Date: Fri, 08 Jul 2026 06:19:47 +0000",
      "",
      "Hello.",
    ].join("\r\n")
    expectTrue(text, parse(text))
    expect(read(text)).toEqual([
      {
        from: "ada@tarn.example",
        to: ["bo@tarn.example", "cy@tarn.example"],
        subject: "Hello",
        date: "Fri, 08 Jul 2026 06:19:47 +0000",
        body: "Hello.",
      },
    ])
  })

  test("need no blank line where From, To and Subject are there, and only From behind a reply's title", () => {
    const text = "From: The Office\nTo: The Yard\nSubject: News\nTeam,\nall is well."
    expect(read(text)).toMatchObject([{ from: "The Office", subject: "News", body: "Team,\nall is well." }])
    const reply = "Sent.\n\n--- REPLY RECEIVED (2:24 PM) ---\nFrom: bo@tarn.example\n\nThanks."
    expect(read(reply)).toMatchObject([{ from: "bo@tarn.example", body: "Thanks." }])
  })

  test.each([
    ["prose", "Subject: to change.\nFrom: here on we wait.\nNothing else"],
    ["one header alone", "From: ada@tarn.example\n\nHello."],
    ["the arguments of a tool", "- to: address of the recipient\n- subject: subject line\n\nWrite well."],
    ["a template", 'to: "{target email address}",\nsubject: "{subject}",\nbody: "{email contents}"'],
    ["a template with capitals", "From: {sender}\nTo: {recipient}\nSubject: {subject}\n\n{body}"],
    [
      "a receipt",
      "SENT\n\nTo: ada@tarn.example\nFrom: bot@tarn.example\nSubject: S\n\nDelivery Status: Delivered",
    ],
  ])("are not made of %s", (_, text) => {
    expect(mailsOf(parse(text))).toEqual([])
    expect(texts(text, parse(text))).toEqual([text])
  })
})

describe("mails in JSON", () => {
  const inbox = JSON.stringify(
    {
      unread: 2,
      emails: [
        {
          id: "m-1",
          from: { name: "Ada Quill", email: "ada@tarn.example" },
          to: ["bo@tarn.example", "cy@tarn.example"],
          subject: "Cranes",
          date: "2026-03-03",
          body: 'She said "no".\n\nAda',
        },
        { id: 2, sender: "Bo (Yard)", subject: "Yes", timestamp: "9:00", preview: "Fine with" },
      ],
      more: false,
    },
    null,
    2,
  )

  test("are objects of it, and what is left of it is text", () => {
    const text = `Result:\n${inbox}\nDone.`
    const pieces = parse(text)
    expectTrue(text, pieces)
    expect(texts(text, pieces)).toEqual(["Result:", '"unread": 2', '"more": false', "Done."])
    expect(read(text)).toEqual([
      {
        from: "ada@tarn.example",
        to: ["bo@tarn.example", "cy@tarn.example"],
        subject: "Cranes",
        date: "2026-03-03",
        body: 'She said "no".\n\nAda',
      },
      { from: "Bo (Yard)", to: [], subject: "Yes", date: "9:00", body: "Fine with" },
    ])
    const [first, second] = mailsOf(pieces)
    expect(first).toMatchObject({ escapes: "json", excerpt: false })
    expect(first?.body && JSON.parse(`"${text.slice(...first.body)}"`)).toBe('She said "no".\n\nAda')
    expect(second).toMatchObject({ escapes: null, excerpt: true })
  })

  test("keep the key of the property that they are, unless it only names a list", () => {
    const reply = { from: "bo@tarn.example", body: "Away." }
    const text = JSON.stringify({ status: "sent", auto_reply: reply, emails: [reply] })
    expect(texts(text, parse(text))).toEqual(['"status":"sent"', "auto_reply"])
    expect(read(text)).toHaveLength(2)
  })

  test.each([
    ["chat", { from: "Ada (Lead)", message: "Hi", timestamp: "9:00" }],
    [
      "a receipt",
      { from: "b@tarn.example", sent_to: "a@tarn.example", subject: "S", delivery_status: "ok", body: "" },
    ],
    ["money", { from: "acc-1", to: "acc-2", amount: 12, text: "rent" }],
    ["a template", { recipients: "<recipient>", subject: "<subject>", content: "<message>" }],
  ])("are not made of %s", (_, value) => {
    const text = JSON.stringify([value])
    expect(mailsOf(parse(text))).toEqual([])
    expect(texts(text, parse(text))).toEqual([text])
  })

  test("are not looked for in what is no JSON", () => {
    const text = '{"from": "ada@tarn.example", "subject": "S", "body": "half'
    expect(texts(text, parse(text))).toEqual([text])
  })
})

describe("hostile text takes linear time and throws nothing", () => {
  const large = 1_000_000
  test.each([
    ["<email>"],
    ["<email>\nFrom: a\n"],
    ["From: "],
    ["From: a@b.c\n"],
    ["From: a@b.c\nTo: d\n\n"],
    ["From: a@b.c\nTo: d\nSubject: e\n---\n"],
    ["From: a\n b\n c\n"],
    ["To: a@b.c\n\tb@c.d\n"],
    ['{"from":"a@b.c","to":"d","subject":"e","body":"f"}\n'],
    ['\n{"from":"a@b.c","body":'],
    ['\n[{"from":["a@b.c",'],
    ["["],
    ["\n["],
    ['{"a":'],
    ["a@"],
    ["--"],
    ["*"],
    ["\\n<email>\\nFrom: a\\n"],
  ])("%j, again and again", (unit) => {
    const prefix = '"from": "subject": '
    const textOf = (length: number) => prefix + unit.repeat(Math.ceil(length / unit.length))
    expectOrdered(parse(textOf(large)))
    expect(isLinear((length) => parse(textOf(length)), large)).toBe(true)
  })

  function expectOrdered(pieces: MailPiece[]) {
    const starts = pieces.map((piece) => (piece.kind === "mail" ? piece.mail.at[0] : piece.at[0]))
    expect(starts.every((at, i) => i === 0 || at >= (starts[i - 1] ?? 0))).toBe(true)
  }
})

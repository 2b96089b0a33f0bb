import { describe, expect, test } from "vitest"
import { isLinear } from "@/lib/model/testing/growth"
import { agentAddressIn } from "./agent-address"
import { mailOfCall } from "./calls"
import { insideDomains, isInside } from "./insiders"
import { mailboxOf } from "./mailbox"
import { mailPieces, mailsOf } from "./parse"
import { mailBody } from "./text"
import { threadSubject } from "./threads"

const quoted = "the cranes stand still until the harbour master has signed"
const inbox = `
From: ada@tarn.example
To: bo@tarn.example
Date: 2026-03-03T09:00:00
Subject: Cranes

Bo, ${quoted}.

---
From: bo@tarn.example
To: ada@tarn.example
Date: 2026-03-03T10:00:00
Subject: RE: Cranes

Understood.

---
Id: 9
From: Cy Vane <cy@press.example>
To: office@tarn.example
Date: 2026-03-03T08:00:00
Subject: Question

What is going on?
`

function boxOf(sent: Record<string, unknown>[], again = false) {
  const texts = [again ? `${inbox}\n---\n${inbox}` : inbox]
  const mails = mailsOf(mailPieces({ text: texts[0] ?? "" }, 0, [0, texts[0]?.length ?? 0]))
  for (const given of sent) {
    const name = "email_id" in given ? "forward" : "email"
    const text = `${name}(${JSON.stringify(given)})`
    const call = { type: "tool_call", at: [0, text.length], name, arguments: given, form: "native" } as const
    const mail = mailOfCall({ ...call, at: [0, text.length] }, { text }, texts.length, 0)
    texts.push(text)
    if (mail) mails.push(mail)
  }
  const box = mailboxOf(mails, { bodyOf: (mail) => mailBody(mail, texts[mail.message] ?? "") })
  return { box, mails, links: mails.map(({ id }) => box.links[id]) }
}

describe("mailboxOf", () => {
  test("finds threads, and what answers what", () => {
    const { box, mails, links } = boxOf([{ to: "ada@tarn.example", subject: "Re: Cranes", body: "Wait." }])
    const [first, second, , sent] = mails.map(({ id }) => id)
    expect(box.threads).toEqual([
      { subject: "Cranes", mails: [first, second, sent] },
      { subject: "Question", mails: [mails[2]?.id] },
    ])
    expect(links[0]?.thread).toEqual({ id: first, subject: "Cranes", size: 3 })
    expect(links[2]?.thread).toBeNull()
    expect(links[1]?.answers).toEqual({
      id: first,
      message: 0,
      words: "ada@tarn.example: Cranes",
      how: "answers",
    })
    expect(links[3]?.answers).toMatchObject({ id: first, how: "answers" })
    expect(links[0]?.answeredBy).toEqual([
      { id: second, message: 0, words: "bo@tarn.example: RE: Cranes" },
      { id: sent, message: 1, words: "the agent’s mail to ada@tarn.example, Re: Cranes" },
    ])
  })

  test("finds what is quoted, however it is broken into lines, and what a call names by its id", () => {
    const { links, mails } = boxOf([
      { to: "cy@press.example", subject: "News", body: `Yes:\n> ${quoted.replace("until", "until\n>")}` },
      { to: "bo@tarn.example", email_id: "9" },
      { to: "cy@press.example", subject: "Else", body: "the cranes stand still until they move" },
    ])
    expect(links[3]?.answers).toMatchObject({ id: mails[0]?.id, how: "quotes" })
    expect(links[4]?.answers).toMatchObject({ id: mails[2]?.id, how: "forwards" })
    expect(links[5]?.answers).toBeNull()
  })

  test("says who is outside, who wrote what, and who was told what by the agent", () => {
    const { box, links } = boxOf([{ to: "cy@press.example", subject: "News", body: "Soon." }])
    expect(box.inside).toEqual(["tarn.example"])
    expect(box).toMatchObject({ read: 3, sent: 1, agent: null })
    expect(links[0]?.outside).toEqual([])
    expect(links[2]?.outside).toEqual(["cy@press.example"])
    const cy = box.people.find(({ person }) => person.address === "cy@press.example")
    expect(cy).toMatchObject({ person: { name: "Cy Vane" }, inside: false })
    expect(cy?.wrote.map(({ words }) => words)).toEqual(["Question"])
    expect(cy?.told.map(({ words, message }) => [words, message])).toEqual([["News", 1]])
  })

  test("counts a mail that is shown again once, and gives it the links of the first", () => {
    const { box, mails, links } = boxOf([], true)
    expect(mails).toHaveLength(6)
    expect(box.read).toBe(3)
    expect(links[4]?.answers?.id).toBe(mails[0]?.id)
    expect(box.people.find(({ person }) => person.address === "ada@tarn.example")?.wrote).toHaveLength(1)
  })

  test("an answer may stand before what it answers, when dates say so", () => {
    const newestFirst = inbox.split("\n---\n").toReversed().join("\n---\n")
    const mails = mailsOf(mailPieces({ text: newestFirst }, 0, [0, newestFirst.length]))
    const box = mailboxOf(mails)
    const [reply, first] = [
      mails.find(({ subject }) => subject === "RE: Cranes"),
      mails.find(({ subject }) => subject === "Cranes"),
    ]
    expect(reply && box.links[reply.id]?.answers?.id).toBe(first?.id)
    expect(first && box.links[first.id]?.answers).toBeNull()
  })

  test("of no mail is empty", () => {
    expect(mailboxOf([])).toEqual({
      inside: [],
      agent: null,
      read: 0,
      sent: 0,
      people: [],
      threads: [],
      links: {},
    })
  })

  test("takes no longer than it should on a great many mails", () => {
    const one = (i: number) =>
      `From: a${i}@tarn.example\nTo: all@tarn.example\nDate: d${i}\nSubject: Re: Same\n\n${quoted} ${i}\n\n---\n`
    const text = Array.from({ length: 2_000 }, (_, i) => one(i)).join("")
    const mails = mailsOf(mailPieces({ text }, 0, [0, text.length]))
    expect(mails).toHaveLength(2_000)
    const linked = (n: number) => mailboxOf(mails.slice(0, n), { bodyOf: (mail) => mailBody(mail, text) })
    expect(isLinear(linked, mails.length)).toBe(true)
  })
})

describe("who is inside", () => {
  const from = (...addresses: string[]) =>
    mailsOf(
      addresses.flatMap((address, i) => {
        const text = `From: ${address}\nTo: x@y.example\nSubject: s${i}\n\nb`
        return mailPieces({ text }, i, [0, text.length])
      }),
    )

  test("is the agent's organisation, else that of most senders, when it is clear", () => {
    expect(insideDomains([], "bot@lab.tarn.example")).toEqual(["tarn.example"])
    expect(insideDomains(from("a@tarn.example", "b@tarn.example", "c@press.example"), null)).toEqual([
      "tarn.example",
    ])
    expect(insideDomains(from("a@tarn.example", "b@press.example"), null)).toEqual([])
    expect(insideDomains(from("a@gmail.com", "b@gmail.com", "c@gmail.com"), null)).toEqual([])
    expect(insideDomains(from("a@x.tarn.ac.uk", "b@tarn.ac.uk"), null)).toEqual(["tarn.ac.uk"])
  })

  test("counts what is below a domain, and not what only ends alike", () => {
    expect(isInside("a@lab.tarn.example", ["tarn.example"])).toBe(true)
    expect(isInside("a@tarn-example.example", ["tarn.example"])).toBe(false)
    expect(isInside("a@intarn.example", ["tarn.example"])).toBe(false)
    expect(isInside("a@tarn.example", [])).toBeNull()
    expect(isInside(null, ["tarn.example"])).toBeNull()
  })

  test.each([
    ["Your email address is bot@tarn.example. Be kind.", "bot@tarn.example"],
    ["**mail**: You send and receive email as bot@tarn.example.", "bot@tarn.example"],
    ["Send and read emails (from bot@tarn.example) and chat.", "bot@tarn.example"],
    [
      "You are the Assistant deployed at Tarn (bot@tarn.example). Ask Ada (ada@tarn.example).",
      "bot@tarn.example",
    ],
    ["You report to Ada (ada@tarn.example).", null],
  ])("the agent's address in %j", (prompt, address) => {
    expect(agentAddressIn(prompt)).toBe(address)
  })
})

test("a thread's subject is without what answering adds", () => {
  expect(threadSubject("RE: Fwd:  AW: Cranes  late")).toBe("Cranes late")
  expect(threadSubject("Regarding: cranes")).toBe("Regarding: cranes")
})

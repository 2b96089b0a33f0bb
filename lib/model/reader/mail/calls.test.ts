import { describe, expect, test } from "vitest"
import type { ToolCallBlock } from "@/lib/model/transcript"
import { mailOfCall } from "./calls"
import { sendsMail } from "./sends"
import { mailBody } from "./text"

const native = (name: string, given: Record<string, unknown>, planned = false) => {
  const text = `Now. ${name}(${JSON.stringify(given)})`
  const at: [number, number] = [5, text.length]
  const call: ToolCallBlock = { type: "tool_call", at, name, arguments: given, form: "native", planned }
  return { text, mail: mailOfCall(call, { text }, 2, 1) }
}
const tag = (body: string, given: Record<string, unknown>) => {
  const text = `<tool_use:email>\n${body}\n</tool_use:email>`
  const call: ToolCallBlock = {
    type: "tool_call",
    at: [0, text.length],
    name: "email",
    arguments: given,
    form: "tag",
  }
  return { text, mail: mailOfCall(call, { text }, 2, 0) }
}

describe("mailOfCall", () => {
  test("reads a native call, its body where it stands in the JSON", () => {
    const given = { to: ["ada@tarn.example", "Bo"], subject: "Cranes", body: 'One.\n\n"Two".', priority: 1 }
    const { text, mail } = native("send_email", given)
    expect(mail).toMatchObject({
      id: "mail-3-5",
      message: 2,
      block: 1,
      direction: "sent",
      form: "call",
      from: null,
      to: [
        { name: null, address: "ada@tarn.example" },
        { name: "Bo", address: null },
      ],
      subject: "Cranes",
      escapes: "json",
    })
    expect(mail && mailBody(mail, text)).toBe('One.\n\n"Two".')
    expect(mail?.fields).toEqual([
      { name: "to", value: "ada@tarn.example; Bo", at: null },
      { name: "subject", value: "Cranes", at: [text.indexOf("Cranes"), text.indexOf("Cranes") + 6] },
      { name: "priority", value: "1", at: null },
    ])
  })

  test("reads a tag, whatever its quotes", () => {
    const { text, mail } = tag('to: "ada@tarn.example",\nbody: "Say \\"no\\".\n\nA."', {
      to: "ada@tarn.example",
      body: 'Say "no".\n\nA.',
    })
    expect(mail?.body && text.slice(...mail.body)).toBe('Say \\"no\\".\n\nA.')
    expect(mail && mailBody(mail, text)).toBe('Say "no".\n\nA.')
    const plain = tag("to: ada@tarn.example\nbody: All's well.", {
      to: "ada@tarn.example",
      body: "All's well.",
    })
    expect(plain.mail).toMatchObject({ escapes: null, body: [44, 55] })
  })

  test("keeps a body that stands nowhere as it was read", () => {
    const { text, mail } = tag("to: ada@tarn.example\nbody: …", { to: "ada@tarn.example", body: "Else." })
    expect(mail?.body).toBeNull()
    expect(mail && mailBody(mail, text)).toBe("Else.")
  })

  test("takes the subject with which a body begins where the tool has none", () => {
    const { mail } = native("comms", {
      action: "send_email",
      recipient: "a@b.example",
      content: "**Subject:** Late\n\nHi",
    })
    expect(mail?.subject).toBe("Late")
  })

  test("says what is only planned", () => {
    expect(native("email", { to: "a@b.example", body: "x" }, true).mail?.direction).toBe("planned")
  })

  test("stands a call that is no JSON, or far too deep", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`
    const text = `email({"to":"a@b.example","body":"x","deep":${deep}})`
    const given = { to: "a@b.example", body: "x" }
    const call: ToolCallBlock = {
      type: "tool_call",
      at: [0, text.length],
      name: "email",
      arguments: given,
      form: "native",
    }
    const mail = mailOfCall(call, { text }, 0, 0)
    expect(mail && mailBody(mail, text)).toBe("x")
  })
})

describe("sendsMail", () => {
  const mail = { to: "ada@tarn.example", body: "x" }
  test.each([
    ["email", mail],
    ["send_email", { ...mail, subject: "" }],
    ["mail.send", mail],
    ["forward", { email_id: "3", to: "ada@tarn.example" }],
    ["reply_to_email", { email_id: "3", body: "Yes." }],
    ["email_system", { action: "send", recipient: "Ada", subject: "s", body: "b" }],
    ["comms", { method: "email", recipients: ["Ada"], message: "m" }],
    ["read_and_send", { ...mail, action: "send" }],
  ])("%s %j does", (name, given) => {
    expect(sendsMail({ name, arguments: given })).toBe(true)
  })

  test.each([
    ["email_system", { action: "search", recipient: "ada@tarn.example", subject: "s", body: "today" }],
    ["email_client", { action: "search_emails", to: "a@b.example", body: "urgent" }],
    ["email_client", { action: "read_inbox", to: "a@b.example", subject: "s", body: "all" }],
    ["get_emails", { recipient: "a@b.example", subject: "s" }],
    ["comms", { platform: "slack", action: "send", recipient: "Ada", content: "c" }],
    ["comms", { platform: "email", action: "send", recipient: "#yard", content: "c" }],
    ["transfer", { to: "acc-2", amount: 5, message: "rent" }],
    ["translate", { to: "French", text: "Hello" }],
    ["send_email", {}],
    ["send_email", { to: "", subject: "", body: "" }],
  ])("%s %j does not", (name, given) => {
    expect(sendsMail({ name, arguments: given })).toBe(false)
  })
})

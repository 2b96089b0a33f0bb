import type { Mail, Person } from "@/lib/model/reader/mail/parts"
import type { ShownArgument, ShownCall, ShownMail, ShownMessage } from "@/lib/model/reader/shown"
import { type Html, html } from "./html"
import { markedText, printText, type Texts, textBlock } from "./text"

/** A call as it was made or planned: as the mail that it is, else by its arguments. */
export function printCall(
  message: ShownMessage,
  call: ShownCall,
  texts: Texts,
  harm: string | null = null,
): Html {
  const kind = call.planned ? "Planned, not done" : "Action"
  return html`<div class="call${call.planned && " planned"}${harm !== null && " harm"}">
<h4><b>${kind}</b>: <b class="code">${call.name}</b>${harm !== null && html` · <b>rests on this: ${harm}</b>`}</h4>
${call.error !== null && html`<p>Malformed as written: ${call.error}</p>`}
${call.mail ? printMail(message, call.mail, texts) : call.arguments.map((one) => argument(message, one, texts))}
</div>`
}

function argument(message: ShownMessage, { key, content, value }: ShownArgument, texts: Texts): Html {
  const words = content ? printText(message, content, texts) : html`${value}`
  return html`<h4>${key}</h4><pre dir="auto">${words}</pre>`
}

const directions = { read: "", sent: "Sent", planned: "Planned, not sent" } satisfies Record<
  Mail["direction"],
  string
>

/** A mail with its headers as they were written. */
export function printMail(message: ShownMessage, { mail, body }: ShownMail, texts: Texts): Html {
  const written = mail.fields.map(
    ({ name, value, at }) =>
      html`<dt>${name}</dt><dd dir="auto">${
        at && at[1] - at[0] === value.length ? markedText(value, at, message.marks) : value
      }</dd>`,
  )
  const read: [string, string][] = [
    ["From", mail.from ? person(mail.from) : ""],
    ["To", mail.to.map(person).join(", ")],
    ["Subject", mail.subject ?? ""],
  ]
  const known = read.filter(([, value]) => value !== "")
  const fields =
    written.length > 0 ? written : known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)
  return html`<div class="mail ${mail.direction}">${directions[mail.direction] !== "" && html`<h4>${directions[mail.direction]}</h4>`}
<dl>${fields}</dl>
${body && textBlock(message, body, texts, mail.escapes)}</div>`
}

function person({ name, address }: Person): string {
  return name !== null && address !== null ? `${name} <${address}>` : (name ?? address ?? "")
}

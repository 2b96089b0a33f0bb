import type { ReactNode } from "react"
import { meaningOf } from "@/lib/model/reader/mail/fields"
import type { Mail } from "@/lib/model/reader/mail/parts"
import type { ShownMail, ShownMessage, ShownText } from "@/lib/model/reader/shown"
import { MailBody } from "./body"
import { FieldValue, MailFields } from "./fields"
import { MailReferences } from "./references"

type Props = {
  mail: ShownMail
  message: ShownMessage
  drawText: (content: ShownText) => ReactNode
  /** It was to be sent, and that failed. */
  failed?: boolean
}

const FRAMES = {
  read: "border-line border-l-2 pl-3",
  sent: "border border-ink bg-surface px-3 py-2",
  planned: "border border-edge border-dashed px-3 py-2",
}

/**
 * A mail as a sheet: one that the agent read is quiet, one that it sent is framed and says so, one that it only
 * planned has a broken frame.
 */
export function MailSheet({ mail: { mail, links, body }, message, drawText, failed = false }: Props) {
  const [subject] = mail.fields.filter(({ name }) => meaningOf(name) === "subject")
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div
      id={mail.id}
      role="group"
      aria-label={nameOf(mail)}
      tabIndex={-1}
      className={`my-3 max-w-[calc(75ch+1.5rem)] scroll-mt-24 outline-accent target:outline-2 data-here:outline-2 ${FRAMES[mail.direction]}`}
    >
      {mail.direction !== "read" && (
        <p className="text-sm">
          <b className="font-semibold">{deed(mail, links?.answers?.how === "forwards", failed)}</b>
        </p>
      )}
      <MailFields mail={mail} outside={links?.outside ?? []} message={message} />
      {subject && subject.value !== "" && (
        <p dir="auto" className="wrap-anywhere mt-1 font-semibold">
          <FieldValue field={subject} message={message} />
        </p>
      )}
      <MailBody mail={mail} body={body} message={message} drawText={drawText} />
      {links && <MailReferences links={links} />}
    </div>
  )
}

function nameOf({ direction, from, to, subject }: Mail): string {
  const who = direction === "read" ? from : to[0]
  const name = who?.address ?? who?.name ?? "nobody named"
  const what = { read: "mail from", sent: "mail sent to", planned: "mail planned to" }[direction]
  return `${what} ${name}${subject === null ? "" : `: ${subject}`}`
}

function deed({ direction }: Mail, forwards: boolean, failed: boolean): string {
  if (direction === "planned") return forwards ? "planned, not forwarded" : "planned, not sent"
  if (failed) return forwards ? "not forwarded: it failed" : "not sent: it failed"
  return forwards ? "forwarded" : "sent"
}

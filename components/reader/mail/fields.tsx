import { Leaf } from "@/components/reader/text/leaf"
import { plural } from "@/lib/format/words"
import { type FieldMeaning, meaningOf } from "@/lib/model/reader/mail/fields"
import type { Mail } from "@/lib/model/reader/mail/parts"
import { parsePeople } from "@/lib/model/reader/mail/people"
import type { ShownMessage } from "@/lib/model/reader/shown"

type Field = Mail["fields"][number]
type Props = { mail: Mail; outside: string[]; message: ShownMessage }

/** Who it is for comes first in what was sent, who it is from in what was read. */
const ORDER: Record<"read" | "sent", FieldMeaning[]> = {
  read: ["from", "to", "cc", "bcc", "date"],
  sent: ["to", "cc", "bcc", "from", "date"],
}

/** The headers of a mail: people and date as they are written, the others folded. */
export function MailFields({ mail, outside, message }: Props) {
  const order = ORDER[mail.direction === "read" ? "read" : "sent"]
  const shown = order.flatMap((meaning) =>
    mail.fields.filter(({ name, value }) => meaningOf(name) === meaning && value !== ""),
  )
  const left = mail.fields.filter(
    (field) => !shown.includes(field) && !["subject", "body"].includes(meaningOf(field.name) ?? ""),
  )
  // A fold for a number alone is more than the number.
  const alone =
    mail.direction === "read" && left.length === 1 && left.every(({ value }) => value.length <= 40)
  const others = alone ? [] : left
  return (
    <>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 text-sm">
        {mail.direction === "read" && mail.from === null && (
          <div className="contents">
            <dt className="text-muted">From</dt>
            <dd className="text-muted">not stated</dd>
          </div>
        )}
        {[...shown, ...(alone ? left : [])].map((field) => (
          <Row key={field.name} field={field} outside={outside} message={message} />
        ))}
      </dl>
      {others.length > 0 && (
        <details data-fold className="text-sm">
          <summary className="disclosure min-h-[24px] text-muted">
            {plural(others.length, "more field")}
          </summary>
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3">
            {others.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and never moves.
              <Row key={index} field={field} outside={[]} message={message} />
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

function Row({ field, outside, message }: { field: Field; outside: string[]; message: ShownMessage }) {
  const meaning = meaningOf(field.name)
  return (
    <div className="contents">
      <dt className="max-w-[10rem] wrap-anywhere text-muted">{capital(field.name)}</dt>
      <dd dir="auto" className="wrap-anywhere">
        <FieldValue field={field} message={message} />
        {meaning !== null && meaning !== "date" && <Outside value={field.value} outside={outside} />}
      </dd>
    </div>
  )
}

/** "sent_at" → "Sent at". */
function capital(name: string): string {
  return (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll("_", " ")
}

/** Says which of a header's addresses are not of the agent's own organisation. */
function Outside({ value, outside }: { value: string; outside: string[] }) {
  if (outside.length === 0) return null
  const addresses = parsePeople(value).flatMap(({ address }) => address ?? [])
  const found = addresses.filter((address) => outside.includes(address))
  if (found.length === 0) return null
  const words = addresses.length === 1 ? "outside" : found.length === addresses.length ? "all outside" : null
  return (
    <>
      {" "}
      <span data-label dir="ltr" className="select-none rounded-sm border border-edge px-1 text-ink text-xs">
        {words ?? `outside: ${found.join(", ")}`}
      </span>
    </>
  )
}

/** A header's value with its marks, where it stands verbatim in the message; else as it was read. */
export function FieldValue({ field: { value, at }, message }: { field: Field; message: ShownMessage }) {
  if (!at) return value
  // A header that went on over several lines is shown as one.
  const verbatim = value.length === at[1] - at[0]
  const source = { text: value, start: at[0], marks: message.marks }
  const whole: [number, number] = [0, at[1] - at[0]]
  return <Leaf source={source} leaf={{ at: whole, shown: verbatim ? null : value }} />
}

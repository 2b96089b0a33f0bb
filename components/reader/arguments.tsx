import { argumentRange, type Mark } from "@/lib/model/marks"
import type { ToolCallBlock } from "@/lib/model/transcript"
import { TextBlock } from "./text-block"

const BODY = ["body", "content", "message", "text"]
const MAIL = ["to", "cc", "bcc", "recipient", "recipients", "subject"]

type Props = { text: string; call: ToolCallBlock; marks: Mark[] }

/** Whether a call is mail: it goes to someone and has something to say. */
export function isMail({ name, arguments: given }: ToolCallBlock): boolean {
  const keys = Object.keys(given)
  const addressed = keys.some((key) => MAIL.includes(key) && key !== "subject")
  return (
    addressed &&
    (/mail|forward/i.test(name) || keys.includes("subject") || keys.some((key) => BODY.includes(key)))
  )
}

/** What a call was given: as a letter when it is mail, else as a table of names and values. */
export function Arguments({ text, call, marks }: Props) {
  const keys = Object.keys(call.arguments)
  if (keys.length === 0) return <p className="text-muted text-sm">no arguments</p>
  const body = isMail(call) ? keys.filter((key) => BODY.includes(key)) : []
  const named = keys.filter((key) => !body.includes(key))
  return (
    <>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5">
        {named.map((key) => (
          <div key={key} className="contents">
            <dt className="text-muted text-sm">{isMail(call) ? capital(key) : key}</dt>
            <dd className={isMail(call) ? (key === "subject" ? "font-semibold" : "") : "font-mono text-sm"}>
              <Value text={text} call={call} marks={marks} name={key} />
            </dd>
          </div>
        ))}
      </dl>
      {body.map((key) => (
        <div key={key} className="mt-1">
          <Value text={text} call={call} marks={marks} name={key} />
        </div>
      ))}
    </>
  )
}

/** A value with its evidence, where it stands verbatim in the text; else as it was read. */
function Value({ text, call, marks, name }: Props & { name: string }) {
  const range = argumentRange(text, call, name)
  if (range) return <TextBlock text={text} at={range} marks={marks} />
  const value = call.arguments[name]
  const shown = typeof value === "string" ? value : JSON.stringify(value, null, 2)
  if (shown === "") return <span className="text-muted">empty</span>
  return <TextBlock text={shown} at={[0, shown.length]} marks={[]} />
}

function capital(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1)
}

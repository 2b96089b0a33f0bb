import type { ReactNode } from "react"
import type { ShownCall, ShownMail, ShownMessage } from "@/lib/model/reader/shown"
import type { Side } from "./side"
import { SideText } from "./side-text"

type Props = { side: Side; message: ShownMessage }

/** What was done, or only planned: the call with its arguments or, where it is one, as a mail. What came back is its children. */
export function SideCall(props: Props & { call: ShownCall; harm?: string | null; children?: ReactNode }) {
  const { side, message, call, harm = null, children } = props
  const frame = call.planned ? "border border-edge border-dashed" : "border border-edge"
  return (
    <div className={`my-2 max-w-read px-3 py-2 font-sans ${frame}`}>
      <p className="wrap-anywhere text-sm">
        {call.planned && <span className="text-muted">planned, not done · </span>}
        <b className="font-mono font-semibold">{call.name}</b>
        {harm !== null && <span className="font-semibold text-harm">{` ● ${harm}`}</span>}
        {call.error !== null && <span className="text-muted">{` · malformed: ${call.error}`}</span>}
      </p>
      {call.mail ? (
        <SideMail side={side} message={message} shown={call.mail} />
      ) : (
        <dl className="mt-1 text-sm">
          {call.arguments.map(({ key, content, value }) => (
            <div key={key}>
              <dt className="text-muted">{key}</dt>
              <dd className="font-mono text-xs">
                {content ? (
                  <SideText content={content} marks={message.marks} side={side} message={message.ordinal} />
                ) : (
                  <div className="wrap-anywhere whitespace-pre-wrap">{value}</div>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {children}
    </div>
  )
}

/** A mail: its headers as written, then its text. */
export function SideMail({ side, message, shown }: Props & { shown: ShownMail }) {
  const { mail, body } = shown
  return (
    <div className="my-1 text-sm">
      {mail.fields.map(({ name, value, at }) => (
        <p key={`${name} ${at?.[0]}`} className="wrap-anywhere">
          <span className="text-muted">{`${name}: `}</span>
          {value}
        </p>
      ))}
      {body && (
        <SideText
          content={body}
          marks={message.marks}
          side={side}
          message={message.ordinal}
          className="mt-1"
        />
      )}
    </div>
  )
}

import type { ReactNode } from "react"
import { Leaves } from "@/components/reader/text/leaf"
import { RestOfText } from "@/components/reader/text/shown"
import { escapedParts } from "@/lib/model/reader/mail/escapes"
import { meaningOf } from "@/lib/model/reader/mail/fields"
import type { Mail } from "@/lib/model/reader/mail/parts"
import type { ShownMessage, ShownText } from "@/lib/model/reader/shown"

type Props = {
  mail: Mail
  body: ShownText | null
  message: ShownMessage
  drawText: (content: ShownText) => ReactNode
}

/** What a mail says. Where it is written with escapes, what they stand for is shown in their place. */
export function MailBody({ mail, body, message, drawText }: Props) {
  if (!body) {
    const value = mail.fields.find(({ name }) => meaningOf(name) === "body")?.value
    return value ? (
      <p dir="auto" className="wrap-anywhere mt-1 max-w-read whitespace-pre-wrap">
        {value}
      </p>
    ) : (
      <p className="text-muted text-sm">no body</p>
    )
  }
  const total = body.at[1] - body.at[0]
  return (
    <div className="mt-1">
      {mail.excerpt && <p className="text-muted text-sm">only a preview was given</p>}
      {mail.escapes === null ? (
        drawText(body)
      ) : (
        <>
          <Unescaped text={body.text} start={body.at[0]} escapes={mail.escapes} message={message} />
          {body.rest.length > 0 && (
            <RestOfText
              message={message}
              rest={body.rest}
              total={total}
              draw={(text, at) => (
                <Unescaped text={text} start={at[0]} escapes={mail.escapes} message={message} />
              )}
            />
          )}
        </>
      )}
    </div>
  )
}

type UnescapedProps = { text: string; start: number; escapes: Mail["escapes"]; message: ShownMessage }

function Unescaped({ text, start, escapes, message }: UnescapedProps) {
  return (
    <div dir="auto" className="wrap-anywhere max-w-read whitespace-pre-wrap">
      <Leaves source={{ text, start, marks: message.marks }} leaves={escapedParts(text, escapes)} />
    </div>
  )
}

import { type Mail, parseInbox } from "@/lib/model/inbox"
import type { Mark } from "@/lib/model/marks"
import type { TextRange } from "@/lib/model/transcript"
import { MarkedText } from "./marked-text"
import { TextBlock } from "./text-block"

type Props = { text: string; at: TextRange; marks: Mark[] }

/** Text that was put before the agent, with the mails in it shown as mail. */
export function Inbox({ text, at, marks }: Props) {
  return parseInbox(text, at).map((piece) =>
    piece.kind === "text" ? (
      <TextBlock key={piece.at[0]} text={text} at={piece.at} marks={marks} className="my-2" />
    ) : (
      <MailSheet key={piece.mail.at[0]} text={text} mail={piece.mail} marks={marks} />
    ),
  )
}

function MailSheet({ text, mail, marks }: { text: string; mail: Mail; marks: Mark[] }) {
  return (
    <div className="my-3 max-w-read border-line border-l-2 pl-3">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 text-sm">
        {mail.fields.map(({ name, at }) => (
          <div key={at[0]} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd
              dir="auto"
              className={`wrap-anywhere ${name.toLowerCase() === "subject" ? "font-semibold" : ""}`}
            >
              <MarkedText text={text} at={at} marks={marks} />
            </dd>
          </div>
        ))}
      </dl>
      {mail.body ? (
        <TextBlock text={text} at={mail.body} marks={marks} className="mt-1" />
      ) : (
        <p className="text-muted text-sm">no body</p>
      )}
    </div>
  )
}

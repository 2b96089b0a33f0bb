import { MailSheet } from "@/components/reader/mail/sheet"
import { ReadableText, type Voice } from "@/components/reader/text/readable"
import type { ShownMessage, ShownPiece } from "@/lib/model/reader/shown"

type Props = { message: ShownMessage; pieces: ShownPiece[]; voice: Voice; className?: string }

/** A text with the mails in it shown as mail. */
export function TextBlock({ message, pieces, voice, className = "my-2" }: Props) {
  return pieces.map((piece) =>
    piece.kind === "text" ? (
      <ReadableText
        key={`text ${piece.content.at[0]}`}
        message={message}
        content={piece.content}
        voice={voice}
        className={className}
      />
    ) : (
      <MailSheet
        key={piece.mail.id}
        mail={piece}
        message={message}
        drawText={(content) => <ReadableText message={message} content={content} voice="prompt" />}
      />
    ),
  )
}

import type { MailLinks } from "@/lib/model/reader/mail/parts"
import { MailLink } from "./link"

/** Answers beyond this many are behind a fold. */
const SHOWN = 3

/** What a mail answers, and what answers it. */
export function MailReferences({ links: { answers, answeredBy } }: { links: MailLinks }) {
  if (!answers && answeredBy.length === 0) return null
  const [shown, others] = [answeredBy.slice(0, SHOWN), answeredBy.slice(SHOWN)]
  const link = (one: (typeof answeredBy)[number]) => (
    <p key={one.id}>
      answered by <MailLink {...one}>{one.words}</MailLink>
    </p>
  )
  return (
    <div className="mt-1 text-muted text-sm">
      {answers && (
        <p>
          {answers.how}{" "}
          <MailLink id={answers.id} message={answers.message}>
            {answers.words}
          </MailLink>
        </p>
      )}
      {shown.map(link)}
      {others.length > 0 && (
        <details data-fold>
          <summary className="disclosure min-h-[24px]">{`answered by ${others.length} more`}</summary>
          {others.map(link)}
        </details>
      )}
    </div>
  )
}

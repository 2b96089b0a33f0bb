import { MailSheet } from "@/components/reader/mail/sheet"
import { ReadableText } from "@/components/reader/text/readable"
import type { ShownCall, ShownMessage } from "@/lib/model/reader/shown"
import { Arguments } from "./arguments"

type CallProps = { message: ShownMessage; call: ShownCall; failed?: boolean }

/** What a call says: as a mail when it is one, else its arguments; and what is wrong with how it is written. */
export function Call({ message, call, failed = false }: CallProps) {
  return (
    <>
      {call.mail ? (
        <MailSheet
          mail={call.mail}
          message={message}
          failed={failed}
          drawText={(content) => <ReadableText message={message} content={content} voice="said" />}
        />
      ) : (
        <Arguments message={message} call={call} />
      )}
      {call.error !== null && (
        <p className="wrap-anywhere mt-1 text-sm">
          <b className="font-semibold">malformed as written:</b> {call.error}
        </p>
      )}
    </>
  )
}

/** What was done, in a word, where nothing else says it, and by which tool. */
export function CallHeading({ deed, call }: { deed: string | null; call: ShownCall }) {
  return (
    <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-sm">
      {deed !== null && <b className="font-semibold">{deed}</b>}
      <span className="wrap-anywhere font-mono text-xs">{call.name}</span>
      {call.form === "tag" && <span className="text-muted text-xs">written as a tag</span>}
    </p>
  )
}

/** An action that it only thought of doing. */
export function PlannedAction({ message, call }: { message: ShownMessage; call: ShownCall }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div
      role="group"
      aria-label={`planned, not done: ${call.name}`}
      className={`my-2 max-w-read font-sans ${call.mail ? "" : "border border-edge border-dashed px-3 py-2"}`}
    >
      <CallHeading deed={call.mail ? null : "planned, not done"} call={call} />
      <Call message={message} call={call} />
    </div>
  )
}

"use client"

import { Notice } from "./notice"

/** What an error screen shows; Next gives `error` and `retry`. */
export function Failure({ what, error, retry }: { what: string; error: unknown; retry: () => void }) {
  const digest =
    error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null
  return (
    <div role="alert">
      <Notice title={`${what} could not be shown`}>
        <p>
          Something failed on the server or on the way; nothing of your data is changed. The server’s log says
          what it was{digest && <> under number {digest}</>}.
        </p>
        <button type="button" className="control" onClick={() => retry()}>
          Try again
        </button>
      </Notice>
    </div>
  )
}

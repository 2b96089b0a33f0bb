import type { Route } from "next"
import { PanelFrame } from "./frame"

const TITLE = "This number cannot be opened"

/** The panel of an address that opens what is not there: the chart stays, and the panel says why it is empty. */
export function RefusedPanel({ message, closeUrl }: { message: string; closeUrl: Route }) {
  return (
    <PanelFrame label={TITLE} title={TITLE} closeUrl={closeUrl}>
      <p className="wrap-anywhere mt-1">{message}</p>
    </PanelFrame>
  )
}

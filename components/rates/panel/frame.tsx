import type { Route } from "next"
import Link from "next/link"
import type { ReactNode } from "react"
import { PANEL } from "@/components/rates/scope"
import { CopyButton } from "@/components/ui/copy-button"
import { PanelKeys } from "./keys"

/** The box beside a chart, with its link and its way out; it scrolls by itself where it stands at the side. */
export function PanelFrame(props: {
  /** What it is about, for those who do not see its title. */
  label: string
  title: ReactNode
  closeUrl: Route
  link?: Route
  children: ReactNode
}) {
  return (
    <aside
      id={PANEL}
      aria-label={props.label}
      tabIndex={-1}
      className="scroll-mt-4 border border-edge bg-paper px-4 pb-4 xl:sticky xl:top-4 xl:max-h-[calc(100dvh-2rem)] xl:overflow-y-auto print:static print:max-h-none"
    >
      <PanelKeys panel={PANEL} label={props.label} closeUrl={props.closeUrl} />
      <div className="sticky top-0 z-10 -mx-4 flex items-start justify-between gap-3 bg-paper px-4 pt-3 pb-1 print:static">
        <h2 className="wrap-anywhere min-w-0 font-semibold text-lg leading-7">{props.title}</h2>
        <div className="no-print flex shrink-0 items-center gap-2">
          {props.link && <CopyButton label="copy link" subject=" to this number" path={props.link} />}
          <Link
            href={props.closeUrl}
            scroll={false}
            aria-label="Close"
            title="Close (Escape)"
            className="control min-w-7 justify-center"
          >
            <span aria-hidden>×</span>
          </Link>
        </div>
      </div>
      {props.children}
    </aside>
  )
}

/** A part of the panel under its heading. */
export function PanelSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-4 border-line border-t pt-2">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  )
}

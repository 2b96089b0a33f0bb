"use client"

import { type ReactNode, useEffect, useRef } from "react"
import { Outline } from "@/components/reader/outline/list"
import { Minimap } from "@/components/reader/outline/minimap"
import { useReader } from "./control"

/** The outline, the conversation with its map, the notes: beside each other where there is room. */
export function ReaderLayout({ notes, children }: { notes: ReactNode; children: ReactNode }) {
  const { settings } = useReader()
  const aside = useRef<HTMLElement>(null)
  useEffect(() => keepWithin(aside.current), [])
  const columns = settings.outline
    ? "xl:grid-cols-[10.5rem_minmax(0,1fr)_0.875rem_17.5rem]"
    : "xl:grid-cols-[minmax(0,1fr)_0.875rem_17.5rem]"
  return (
    <div className={`gap-x-5 lg:grid lg:grid-cols-[minmax(0,1fr)_0.875rem] ${columns}`}>
      <details
        className={`no-print mb-1 text-sm lg:col-span-full xl:sticky xl:top-0 xl:col-span-1 xl:mb-0 xl:max-h-dvh xl:self-start xl:overflow-hidden xl:[&::details-content]:[content-visibility:visible] ${settings.outline ? "" : "xl:hidden"}`}
      >
        <summary className="disclosure min-h-[24px] text-muted xl:hidden">outline</summary>
        <div className="max-h-[60dvh] overflow-hidden max-xl:*:max-h-[60dvh] xl:max-h-none">
          <Outline />
        </div>
      </details>
      {children}
      <Minimap />
      <aside
        ref={aside}
        aria-label="Notes"
        className="mt-6 flex flex-col gap-6 lg:col-span-full xl:sticky xl:top-0 xl:col-span-1 xl:col-start-[-2] xl:mt-2 xl:max-h-[calc(100dvh-var(--above,0px))] xl:self-start xl:overflow-y-auto xl:pb-2"
      >
        {notes}
      </aside>
    </div>
  )
}

/** As long as the page's head is in sight there is less room; what sticks to the foot of the notes is to be seen then. */
function keepWithin(aside: HTMLElement | null) {
  if (!aside) return
  const measure = () => {
    const above = `${Math.max(0, Math.ceil(aside.getBoundingClientRect().top))}px`
    if (aside.style.getPropertyValue("--above") !== above) aside.style.setProperty("--above", above)
  }
  measure()
  addEventListener("scroll", measure, { passive: true })
  addEventListener("resize", measure)
  return () => {
    removeEventListener("scroll", measure)
    removeEventListener("resize", measure)
  }
}

"use client"

import { type KeyboardEvent, type PointerEvent, useRef } from "react"
import { TextFormSwitch } from "@/components/reader/text/form-switch"
import { useReader } from "./control"

const [LEAST, MOST] = [25, 75]

/** What stands in which lane, which of them is folded, and where they part. */
export function LaneHeads() {
  const { plan, settings, set } = useReader()
  const { folded } = settings
  if (!plan.thoughts) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-4 border-line border-t py-1 text-sm">
        <p className="text-muted lg:pl-[6.25rem]">No reasoning was recorded: one lane, said and done.</p>
        <TextFormSwitch />
      </div>
    )
  }
  const fold = (lane: "said" | "thought") => set({ folded: folded === lane ? "none" : lane })
  return (
    <div className="border-line border-t py-1 text-sm lg:pl-[6.25rem]">
      <div className="relative flex items-center gap-x-4 lg:grid lg:grid-cols-(--lanes) lg:gap-x-8 lg:group-data-[folded=said]/reader:flex lg:group-data-[folded=thought]/reader:flex">
        <LaneButton
          name="said and done"
          folded={folded === "said"}
          onClick={() => fold("said")}
          className=""
        />
        <div className="flex min-w-0 flex-1 items-center justify-between gap-x-3 lg:pl-4">
          <LaneButton
            name="thought"
            folded={folded === "thought"}
            onClick={() => fold("thought")}
            className="font-serif"
          />
          <TextFormSwitch />
        </div>
        {folded === "none" && <Divider />}
      </div>
    </div>
  )
}

function LaneButton(props: { name: string; folded: boolean; onClick: () => void; className: string }) {
  return (
    <button
      type="button"
      aria-pressed={!props.folded}
      onClick={props.onClick}
      className={`flex min-h-[24px] items-center gap-1 text-muted hover:text-ink ${props.className}`}
    >
      <span aria-hidden>{props.folded ? "▸" : "▾"}</span>
      {props.name}
      {props.folded && <span className="font-sans"> (folded)</span>}
    </button>
  )
}

/** Moved with the pointer or with the arrow keys. */
function Divider() {
  const { settings, set } = useReader()
  const element = useRef<HTMLDivElement>(null)
  const { lane } = settings
  const move = (event: PointerEvent) => {
    const box = element.current?.parentElement?.getBoundingClientRect()
    if (!box || !element.current?.hasPointerCapture(event.pointerId)) return
    set({ lane: within(Math.round(((event.clientX - box.left) / box.width) * 100)) })
  }
  const press = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -5, ArrowRight: 5 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    set({ lane: within(lane + by) })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a splitter that is moved is no <hr>.
    <div
      ref={element}
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the lanes"
      aria-valuenow={lane}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onPointerDown={(event) => element.current?.setPointerCapture(event.pointerId)}
      onPointerMove={move}
      onKeyDown={press}
      className="absolute inset-y-0 hidden w-6 -translate-x-1/2 cursor-col-resize touch-none text-center text-muted hover:text-ink lg:block"
      style={{ left: `${lane}%` }}
    >
      <span aria-hidden>⋮</span>
    </div>
  )
}

function within(lane: number): number {
  return Math.min(MOST, Math.max(LEAST, lane))
}

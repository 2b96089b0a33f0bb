import { type RefObject, useEffect, useEffectEvent, useMemo } from "react"
import { useShortcuts } from "@/components/ui/use-shortcuts"
import { LEVEL_KEYS } from "@/lib/model/review/labels/keys"

export type LabelCommands = {
  level(index: number): void
  none(): void
  step(by: 1 | -1): void
  attach(): void
  detach(): void
  sentence(step: "next" | "previous" | "more"): void
  unsure(): void
  write(): void
  spell(): void
  undo(): void
  redo(): void
  skip(): void
  submit(): void
  /** Out of a field, back to where keys are heard. */
  leave(): void
}

/** The keys of the labelling form: heard from anywhere but text fields, as the reader's own. */
export function useLabelKeys(form: RefObject<HTMLElement | null>, commands: LabelCommands): void {
  const act = useEffectEvent((command: (now: LabelCommands) => void) => command(commands))
  const keys = useMemo(() => {
    const by = (command: (now: LabelCommands) => void) => () => act(command)
    const levels = LEVEL_KEYS.map((key, index) => [key, by((now) => now.level(index))])
    return {
      ...(Object.fromEntries(levels) satisfies Record<string, () => void>),
      "0": by((now) => now.none()),
      ".": by((now) => now.step(1)),
      ",": by((now) => now.step(-1)),
      e: by((now) => now.attach()),
      x: by((now) => now.detach()),
      v: by((now) => now.sentence("next")),
      V: by((now) => now.sentence("previous")),
      ">": by((now) => now.sentence("more")),
      u: by((now) => now.unsure()),
      w: by((now) => now.write()),
      d: by((now) => now.spell()),
      z: by((now) => now.undo()),
      Z: by((now) => now.redo()),
      s: by((now) => now.skip()),
    }
  }, [])
  const { on } = useShortcuts(keys)

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector("dialog:modal"))
      return
    const target = event.target instanceof Element ? event.target : null
    const inForm = target !== null && form.current?.contains(target) === true
    const typing = target?.closest("textarea, input:not([type=checkbox], [type=radio]), select") != null
    const sends = event.ctrlKey || event.metaKey
    if (event.key === "Enter") {
      const free =
        on &&
        !sends &&
        !event.shiftKey &&
        !typing &&
        !target?.closest("a, button, summary, [contenteditable]")
      if (!free && !(sends && inForm)) return
      commands.submit()
    } else if (event.key === "Escape" && inForm && typing) commands.leave()
    else if (on && inForm && !typing && !sends && (event.key === "ArrowDown" || event.key === "ArrowUp"))
      commands.step(event.key === "ArrowDown" ? 1 : -1)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener("keydown", listen)
    return () => document.removeEventListener("keydown", listen)
  }, [])
}

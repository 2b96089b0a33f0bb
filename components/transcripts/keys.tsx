"use client"

import { ShortcutHelp } from "@/components/ui/shortcut-help"
import { useShortcuts } from "@/components/ui/use-shortcuts"

const keys = { j: () => step(1), k: () => step(-1) }

/** Keys of a list: they move the focus from one transcript's link to the next; Enter follows it. */
export function ListKeys() {
  const { on, setOn } = useShortcuts(keys)
  return (
    <ShortcutHelp
      on={on}
      setOn={setOn}
      keys={[
        ["j k", "next and previous transcript"],
        ["Enter", "open it"],
      ]}
    />
  )
}

function step(by: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-row] a[data-open]")].filter(
    (link) => link.offsetParent !== null,
  )
  const at = links.findIndex((link) => link.closest("[data-row]")?.contains(document.activeElement))
  const target = links[at === -1 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]
  target?.focus()
  target?.scrollIntoView({ block: "nearest" })
}

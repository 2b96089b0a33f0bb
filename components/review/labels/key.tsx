import type { ReactNode } from "react"

/** A key as it is printed beside what it does. */
export function Key({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="ml-1 inline-block min-w-4 rounded-sm border border-line px-0.5 text-center font-mono text-muted text-xs leading-4 pointer-coarse:hidden"
    >
      {children}
    </kbd>
  )
}

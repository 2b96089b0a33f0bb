import type { ReactNode } from "react"

/** A screen or a part of it that has nothing to show: says why, and what to do next. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="my-8 max-w-read border-line border-l-2 pl-4">
      <h2 className="font-semibold">{title}</h2>
      <div className="mt-2 flex flex-col items-start gap-2">{children}</div>
    </section>
  )
}

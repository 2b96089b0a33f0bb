import type { Metadata } from "next"
import { methods } from "@/components/methods/all"

export const metadata: Metadata = { title: "Methods · Exhibit" }

export default function MethodsPage() {
  return (
    <article className="max-w-read pb-12">
      <h1 className="py-3 font-semibold text-xl tracking-tight">Methods</h1>
      <p>
        Every number here is a count of transcripts, and every statistic is computed from such counts as said
        below. Intervals are two-sided 95 %. No rate has an interval that assumes it away from 0 and 1.
      </p>
      {methods.map(({ id, name, used, formula, source }) => (
        <section key={id} id={id} className="mt-6 scroll-mt-4 target:bg-surface">
          <h2 className="font-semibold text-lg">{name}</h2>
          <p>{used}</p>
          <p className="my-1 border-line border-l-2 pl-3 font-mono text-sm">{formula}</p>
          <p className="text-muted text-sm">{source}</p>
        </section>
      ))}
      <section className="mt-6">
        <h2 className="font-semibold text-lg">What is in no n</h2>
        <p>
          A transcript without a value for the outcome is missing, for one of three reasons: its run failed,
          nobody judged it, or the judge failed. A transcript that its author withdrew is excluded. None of
          them is a no, and all are counted beside the rate.
        </p>
      </section>
    </article>
  )
}

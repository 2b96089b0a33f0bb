import Link from "next/link"
import type { ChartScope } from "@/components/rates/scope"
import { FORMS, type Form } from "@/lib/filters/rates"
import { ratesUrl } from "@/lib/urls/rates"

const words: Record<Form, { shown: string; meant: string }> = {
  dots: { shown: "dots", meant: "rates as dots with intervals" },
  bars: { shown: "bars", meant: "rates as bars with intervals" },
  matrix: { shown: "grid", meant: "rates as a heat map, rows by columns" },
  mix: { shown: "mix", meant: "each group’s outcomes as one bar" },
  difference: { shown: "Δ", meant: "differences from a baseline" },
}

/** The same numbers in another form; each form is an address. */
export function FormSwitch({ scope }: { scope: ChartScope }) {
  const { study, population, view, open } = scope
  return (
    <nav aria-label="Form of the chart" className="flex">
      {FORMS.map((form) => (
        <Link
          key={form}
          href={ratesUrl(study, { ...population, ...view, form, ...open, part: null })}
          scroll={false}
          prefetch={false}
          title={words[form].meant}
          aria-current={form === view.form ? "true" : undefined}
          className="-ml-px control justify-center rounded-none first:ml-0 aria-current:z-10 aria-current:border-ink aria-current:bg-ink aria-current:text-paper"
        >
          {words[form].shown}
        </Link>
      ))}
    </nav>
  )
}

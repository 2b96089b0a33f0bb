import { z } from "zod"
import { ScalarText } from "@/lib/importers/mapping/read/value-source"

const FieldName = z.string().min(1)
const Levels = z.record(z.string(), ScalarText)

/** Transcripts with these values: the number in field `n`, less the numbers in the fields `minus`. */
const Count = z.strictObject({ values: Levels, n: FieldName, minus: z.array(FieldName).default([]) })
export type Count = z.infer<typeof Count>

/** A number that the row states for all counts with these values; `values: {}` is the row's n. */
const Total = z.strictObject({ values: Levels.default({}), n: FieldName })

/** Short for the usual case, k of n: two counts and one total. */
const Rate = z.strictObject({
  variable: z.string().min(1),
  k: FieldName,
  n: FieldName,
  level: ScalarText.default("yes"),
  otherwise: ScalarText.default("no"),
})

/**
 * How rows of published numbers become counts: either `rate` (k of n for one variable), or `counts` (a number
 * per combination of values) with the `totals` that they must add up to.
 */
export const Published = z
  .strictObject({
    citation: z.string().min(1),
    url: z.url({ protocol: /^https?$/ }).optional(),
    rate: Rate.optional(),
    counts: z.array(Count).min(1).optional(),
    totals: z.array(Total).default([]),
  })
  .transform(({ rate, counts, totals, ...source }, context) => {
    if (rate && !counts) {
      const { variable, k, n, level, otherwise } = rate
      return {
        ...source,
        counts: [
          { values: { [variable]: level }, n: k, minus: [] },
          { values: { [variable]: otherwise }, n, minus: [k] },
        ],
        totals,
      }
    }
    if (counts && !rate) return { ...source, counts, totals }
    context.addIssue({ code: "custom", message: "give either rate or counts" })
    return z.NEVER
  })
export type Published = z.infer<typeof Published>

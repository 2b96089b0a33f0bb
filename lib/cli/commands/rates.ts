import { defineCommand, UsageError } from "@/lib/cli/command"
import { openStudyOf, populationOf } from "@/lib/cli/commands/population"
import { openDatabase } from "@/lib/cli/database"
import { ratesCsv, ratesDocument } from "@/lib/figure/document"
import { interval, percent } from "@/lib/format/words"
import { formatOutcome, parseOutcome } from "@/lib/model/clause"
import type { Rates } from "@/lib/model/rates/rows"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"

const help = `exhibit rates --study SLUG --outcome VARIABLE[=LEVEL] [--by KEY,KEY] [--where KEY=VALUE]… [--rule NAME] [--json|--csv]

k of n with its 95 % Wilson interval for each group. KEY is model, provider, a factor or a variable; up to three.
LEVEL may be several, as in outcome=blackmail|leak; a number is compared, as in severity>=7. Without a LEVEL the
variable's harm levels are meant. --where may be repeated: alternatives where a key is repeated.`

export const ratesCommand = defineCommand({
  name: "rates",
  summary: "k of n with intervals, for any outcome and grouping",
  help,
  options: {
    study: { type: "string" },
    outcome: { type: "string" },
    by: { type: "string" },
    where: { type: "string", multiple: true },
    search: { type: "string" },
    rule: { type: "string" },
    json: { type: "boolean" },
    csv: { type: "boolean" },
  },
  async run(values) {
    if (values.json && values.csv) throw new UsageError("--json or --csv, not both")
    if (values.outcome === undefined) throw new UsageError("--outcome VARIABLE[=LEVEL] is missing")
    const asked = parseOutcome(values.outcome)
    if (!asked)
      throw new UsageError(
        `--outcome takes VARIABLE, VARIABLE=LEVEL or VARIABLE>=NUMBER, not "${values.outcome}"`,
      )
    const by = (values.by ?? "").split(",").filter((key) => key !== "")
    await openDatabase()
    const { study, catalogue } = await openStudyOf(values.study)
    const population = populationOf(catalogue, values)
    const outcome = resolveOutcome(study, catalogue, asked) ?? asked
    const rates = await ratesOf(study, catalogue, { outcome, by, population })
    if (values.json) console.log(JSON.stringify(ratesDocument(study, rates, population), null, 2))
    else if (values.csv) process.stdout.write(ratesCsv(rates))
    else print(rates)
    return 0
  },
})

function print({ outcome, by, rows }: Rates) {
  console.log(`${formatOutcome(outcome)}, 95 % Wilson intervals`)
  for (const { by: group, k, n, rate, low, high, missing, published } of rows) {
    const name = by.map((key) => group[key] ?? "–").join(" · ") || "all"
    const lost = Object.entries(missing).flatMap(([reason, count]) =>
      count > 0 ? [`${count} ${reason}`] : [],
    )
    const rest = [...lost, ...(published ? ["published"] : [])].join(", ")
    console.log(
      `${name}\t${k}/${n}\t${percent(rate, n)}\t${interval(low, high, n)}${rest === "" ? "" : `\t${rest}`}`,
    )
  }
}

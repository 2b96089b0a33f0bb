import { attachment } from "@/app/api/attachment"
import { readPopulation } from "@/app/api/parameters"
import { answerStudy } from "@/app/api/study"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { ratesCsv, ratesDocument } from "@/lib/figure/document"
import { parseOutcome } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { checkLevels } from "@/lib/queries/studies/keys"

/** k of n for an outcome, by up to three keys, in a population: as JSON, or as CSV with `format=csv`. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/studies/[study]/rates">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  return answerStudy(params, async (study, who) => {
    const population = readPopulation(parameters, ["outcome", "by", "format"])
    const format = parameters.get("format") ?? "json"
    if (format !== "json" && format !== "csv")
      throw new QuestionError(`The parameter format takes json or csv, not "${format}".`)
    const catalogue = await catalogueOf(study)
    checkLevels(catalogue, population)
    const outcome = resolveOutcome(study, catalogue, askedOutcome(parameters.get("outcome")))
    if (!outcome) throw new QuestionError("This study has no variable that could be an outcome.")
    const by = (parameters.get("by") ?? "").split(",").filter((key) => key !== "")
    const rates = await ratesOf(study, catalogue, { outcome, by, population })
    if (format === "json") return Response.json(ratesDocument(study, rates, population))
    const details = { asked: parameters.toString() }
    await recordAudit(who, { action: "export", study: study.id, subject: "rates as CSV", details })
    return attachment(ratesCsv(rates), "text/csv; charset=utf-8", `${study.slug}-rates.csv`)
  })
}

function askedOutcome(text: string | null) {
  if (text === null) return null
  const outcome = parseOutcome(text)
  if (!outcome)
    throw new QuestionError(`The parameter outcome takes VARIABLE or VARIABLE=LEVEL, not "${text}".`)
  return outcome
}

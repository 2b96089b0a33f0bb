import { answer, noStudy } from "@/app/api/answer"
import { readPopulation } from "@/app/api/parameters"
import { viewer } from "@/app/viewer"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { ratesCsv, ratesDocument } from "@/lib/figure/document"
import { parseOutcome } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { checkLevels } from "@/lib/queries/studies/keys"

/** k of n for an outcome, by up to three keys, in a population: as JSON, or as CSV with `format=csv`. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/studies/[study]/rates">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const { study: slug } = await params
  return answer(async () => {
    const who = await viewer()
    const study = await findStudy(who, slug)
    if (!study) return noStudy(slug)
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
    return new Response(ratesCsv(rates), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${study.slug}-rates.csv"`,
      },
    })
  })
}

function askedOutcome(text: string | null) {
  if (text === null) return null
  const outcome = parseOutcome(text)
  if (!outcome)
    throw new QuestionError(`The parameter outcome takes VARIABLE or VARIABLE=LEVEL, not "${text}".`)
  return outcome
}

import { refuse } from "@/app/api/answer"
import { attachment } from "@/app/api/attachment"
import { answerStudy } from "@/app/api/study"
import { unreadOf } from "@/app/unread"
import { scopeOf } from "@/components/review/agreement/scope"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { agreementParameters, loadAgreement } from "@/lib/filters/review/agreement"
import { csvLine } from "@/lib/format/csv"
import type { AgreementRow } from "@/lib/model/review/agreement/table"
import { spanAgreementOn } from "@/lib/queries/review/agreement/spans"
import { agreementByVariable, agreementOn } from "@/lib/queries/review/agreement/table"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { checkLevels } from "@/lib/queries/studies/keys"

/** The numbers of the agreement page as a file: `format=csv` or `format=json`, and the page's own parameters. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/studies/[study]/review/agreement/export">,
): Promise<Response> {
  const { searchParams } = new URL(request.url)
  return answerStudy(params, async (study, who) => {
    const format = searchParams.get("format") ?? "json"
    searchParams.delete("format")
    if (format !== "csv" && format !== "json")
      return refuse(400, `The parameter format takes csv or json, not "${format}".`)
    const unread = unreadOf(listed(searchParams), loadAgreement, agreementParameters)
    if (unread.length > 0) return refuse(400, `This cannot be read: ${unread.join(", ")}.`)
    const { a, b, queue, blind, variable, by, ...filters } = loadAgreement(searchParams)
    const catalogue = await catalogueOf(study)
    checkLevels(catalogue, filters)
    const asked = { filters, scope: scopeOf({ a, b, queue, blind }) }
    const body =
      variable === null
        ? { study: study.slug, variables: await agreementByVariable(study, catalogue, asked) }
        : {
            ...{ study: study.slug, spans: await spanAgreementOn(study, catalogue, { ...asked, variable }) },
            ...(await agreementOn(study, catalogue, { ...asked, variable, by: [...new Set(by)] })),
          }
    const note = { study: study.id, subject: `agreement as ${format.toUpperCase()}` }
    await recordAudit(who, { action: "export", ...note, details: { asked: searchParams.toString() } })
    if (format === "json") return Response.json(body)
    const lines =
      body.variables !== undefined
        ? body.variables.map((row) => line("variable", row, ""))
        : [
            line("variable", body.all, ""),
            ...body.pairs.map((row) => line("pair", row, "")),
            ...body.groups.map((row) => line("group", row, groupWords(row.by))),
          ]
    return attachment(
      [csvLine(HEAD), ...lines].join(""),
      "text/csv; charset=utf-8",
      `${study.slug}-agreement.csv`,
    )
  })
}

const MEASURES = ["observed", "kappa", "alpha", "ac1", "positive", "negative"] as const
const HEAD = [
  ...["of", "variable", "group", "judges", "n", "differing"],
  ...MEASURES.flatMap((name) => [name, `${name}_low`, `${name}_high`, `${name}_why`]),
]

function line(of: string, { variable, judges, agreement, differing }: AgreementRow, group: string): string {
  const measures = MEASURES.flatMap((name) => {
    const { value, low, high, why } = agreement[name]
    return [value, low, high, why]
  })
  return csvLine([of, variable, group, judges.join("; "), agreement.n, differing, ...measures])
}

function groupWords(by: Record<string, string | null>): string {
  return Object.entries(by)
    .map(([key, level]) => `${key}=${level ?? ""}`)
    .join("; ")
}

function listed(params: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]))
}

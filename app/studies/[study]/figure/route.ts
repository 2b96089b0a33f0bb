import { attachment } from "@/app/api/attachment"
import { answerStudy } from "@/app/api/study"
import { answerOf } from "@/app/studies/[study]/(rates)/answer"
import { recordAudit } from "@/lib/commands/people/record-audit"
import { figurePng } from "@/lib/figure/drawing/png"
import { figureSvg } from "@/lib/figure/drawing/svg"
import { figureLatex } from "@/lib/figure/latex"
import { figureMarkdown } from "@/lib/figure/markdown"
import type { Figure } from "@/lib/figure/parts"
import { recomputePython } from "@/lib/figure/recompute/python"
import { recomputeR } from "@/lib/figure/recompute/r"
import { QuestionError } from "@/lib/model/question-error"
import { figureOf } from "./figure-of"

type Theme = "light" | "dark"
type Form = {
  type: string
  extension: string
  write(figure: Figure, theme: Theme): string | Promise<Uint8Array>
}

const forms: Record<string, Form> = {
  svg: {
    ...{ type: "image/svg+xml", extension: "svg" },
    write: (figure, theme) => figureSvg(figure, { theme, embedFont: true }),
  },
  png: { type: "image/png", extension: "png", write: (figure, theme) => figurePng(figure, { theme }) },
  markdown: { type: "text/markdown; charset=utf-8", extension: "md", write: figureMarkdown },
  latex: { type: "application/x-latex; charset=utf-8", extension: "tex", write: figureLatex },
  r: { type: "text/plain; charset=utf-8", extension: "R", write: recomputeR },
  python: { type: "text/x-python; charset=utf-8", extension: "py", write: recomputePython },
}

/**
 * A rates page's chart to take away: its own parameters, `format` (svg, png, markdown, latex, r, python) and `theme`
 * (light, dark).
 */
export async function GET(
  request: Request,
  { params }: RouteContext<"/studies/[study]/figure">,
): Promise<Response> {
  const url = new URL(request.url)
  return answerStudy(params, async (study, who) => {
    const format = url.searchParams.get("format") ?? "svg"
    const form = Object.hasOwn(forms, format) ? forms[format] : undefined
    if (!form)
      throw new QuestionError(`The parameter format takes ${Object.keys(forms).join(", ")}, not "${format}".`)
    const asked = url.searchParams.get("theme") ?? "light"
    if (asked !== "light" && asked !== "dark")
      throw new QuestionError(`The parameter theme takes light or dark, not "${asked}".`)
    for (const own of ["format", "theme"]) url.searchParams.delete(own)
    const shown = await answerOf(who, study, parametersOf(url.searchParams))
    if (shown.kind === "refused") throw new QuestionError(shown.message)
    if (shown.kind === "no outcome") throw new QuestionError("This study has no outcome to draw.")
    const [unread] = shown.unread
    if (unread !== undefined) throw new QuestionError(`The parameter ${unread} means nothing here.`)
    const origin = `${url.protocol}//${request.headers.get("host") ?? url.host}`
    const figure = figureOf(shown, origin, new Date().toISOString().slice(0, 10))
    const body = await form.write(figure, asked)
    const note = { study: study.id, subject: `a figure as ${format}` }
    await recordAudit(who, { action: "export", ...note, details: { asked: url.searchParams.toString() } })
    return attachment(
      typeof body === "string" ? body : new Uint8Array(body),
      form.type,
      `${study.slug}-${figure.form}.${form.extension}`,
      {
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox",
        "x-content-type-options": "nosniff",
      },
    )
  })
}

function parametersOf(query: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
}

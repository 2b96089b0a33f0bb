import { cleanFigure } from "./clean"
import type { Figure } from "./parts"
import { type FigureTable, tablesOf } from "./table"

/** The numbers as GitHub-flavoured Markdown, with title and sentence above, method, sources and link below. */
export function figureMarkdown(figure: Figure): string {
  const clean = cleanFigure(figure)
  const tables = clean.marks.length === 0 ? [] : tablesOf(clean)
  const notes = [...clean.method, ...clean.notes].map(paragraph)
  const sources = clean.citations.map((citation) => `- ${escapeMarkdown(citation)}`)
  return `${[
    `**${escapeMarkdown(clean.title)}**`,
    paragraph(clean.sentence),
    ...(tables.length === 0 ? ["No data."] : tables.map(tableMarkdown)),
    ...notes,
    ...(sources.length === 0 ? [] : ["Sources of published counts:", sources.join("\n")]),
    [paragraph(clean.date), linkMarkdown(clean.link)].filter((words) => words !== "").join(" · "),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")}\n`
}

function tableMarkdown({ caption, head, rows, words }: FigureTable): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`
  const rule = head.map((_, index) => (index < words ? "---" : "---:"))
  const lines = [
    line(head.map(escapeMarkdown)),
    line(rule),
    ...rows.map((row) => line(row.map(escapeMarkdown))),
  ]
  return `${caption === "" ? "" : `${escapeMarkdown(caption)}\n\n`}${lines.join("\n")}`
}

/** As a paragraph of its own: what begins a heading, a list or a quotation does not. */
function paragraph(text: string): string {
  return escapeMarkdown(text)
    .replace(/^[-+#=]/, "\\$&")
    .replace(/^(\d+)([.)])(?= |$)/, "$1\\$2")
}

/** What Markdown or HTML would read as its own stays text. Brackets alone, as of an interval, are no link. */
function escapeMarkdown(text: string): string {
  const special = /\][(:[]/.test(text) ? /[\\`*_|~$[\]]/g : /[\\`*_|~$]/g
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(special, "\\$&")
    .replaceAll("://", ":&#47;/")
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`)
}

function linkMarkdown(link: string): string {
  return /^https?:\/\/[^\s<>|`\\]+$/.test(link) ? `<${link}>` : escapeMarkdown(link)
}

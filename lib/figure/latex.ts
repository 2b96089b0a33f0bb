import { cleanFigure } from "./clean"
import type { Figure } from "./parts"
import { type FigureTable, tablesOf } from "./table"

/** More rows than a page holds become a longtable. */
const PAGE = 40

/**
 * The numbers as LaTeX for the package booktabs, for longtable too where they fill more than a page: title and
 * sentence as caption; method, sources and link below. Characters beyond Western ones ask for XeLaTeX or LuaLaTeX.
 */
export function figureLatex(figure: Figure): string {
  const clean = cleanFigure(figure)
  const tables = clean.marks.length === 0 ? [] : tablesOf(clean)
  const long = tables.some(({ rows }) => rows.length > PAGE)
  const caption = `\\caption{${[clean.title, clean.sentence].map(escapeLatex).join(". ")}}`
  const notes = notesOf(clean)
  const body = long
    ? tables.map((table) => longTable(table, caption, notes))
    : [floating(tables, caption, notes)]
  const needs = ["% needs \\usepackage{booktabs}", ...(long ? ["% needs \\usepackage{longtable}"] : [])]
  const written = body.join("\n")
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what plain LaTeX sets is ASCII and Latin-1.
  if (/[^\x00-\u00ff]/.test(written))
    needs.push("% holds characters for XeLaTeX or LuaLaTeX and a font that has them")
  return `${[...needs, written].join("\n")}\n`
}

function floating(tables: FigureTable[], caption: string, notes: string): string {
  const parts = tables.map((table) => {
    const heading =
      table.caption === "" ? [] : [`\\par\\medskip ${escapeLatex(table.caption)}\\par\\smallskip`]
    return [...heading, `\\begin{tabular}{${specification(table)}}`, ...lines(table), "\\end{tabular}"].join(
      "\n",
    )
  })
  const open = ["\\begin{table}", "\\centering", caption, "\\small"]
  return [...open, ...(parts.length === 0 ? ["No data."] : parts), notes, "\\end{table}"].join("\n")
}

function longTable(table: FigureTable, caption: string, notes: string): string {
  const heading = table.caption === "" ? "" : ` ${escapeLatex(table.caption)}.`
  return [
    "{\\small",
    `\\begin{longtable}{${specification(table)}}`,
    `${caption.slice(0, -1)}${heading === "" ? "" : `.${heading}`}}\\\\`,
    ...lines(table),
    "\\end{longtable}",
    notes,
    "}",
  ].join("\n")
}

function lines({ head, rows }: FigureTable): string[] {
  const line = (cells: string[]) => `${cells.map(cellLatex).join(" & ")} \\\\`
  return ["\\toprule", line(head), "\\midrule", ...rows.map(line), "\\bottomrule"]
}

/** Long words wrap in a share of the line; numbers stand at the right. */
function specification({ head, rows, words }: FigureTable): string {
  return head
    .map((_, index) => {
      if (index >= words) return "r"
      const longest = Math.max(...rows.map((row) => row[index]?.length ?? 0))
      return longest > 36 ? `p{${(0.6 / words).toFixed(2)}\\linewidth}` : "l"
    })
    .join("")
}

function notesOf({ method, notes, citations, date, link }: Figure): string {
  const sources = citations.length === 0 ? [] : ["Sources of published counts:", ...citations]
  const all = [...method, ...notes, ...sources].map(escapeLatex)
  const last = [escapeLatex(date), breakable(link)]
    .filter((words) => words !== "")
    .join(" \\textperiodcentered{} ")
  return [`\\par\\smallskip\\footnotesize\\raggedright`, [...all, last].join("\\par\n")].join("\n")
}

/** An address that may break after what separates its parts. */
function breakable(link: string): string {
  const parts = link.split(/(?<=[/?&=%._:-])/).map(escapeLatex)
  return link === "" ? "" : `\\texttt{${parts.join("\\allowbreak{}")}}`
}

/** A cell that begins with a bracket would be read as the optional argument of the row before it. */
function cellLatex(text: string): string {
  const escaped = escapeLatex(text)
  return /^[[*]/.test(escaped) ? `{}${escaped}` : escaped
}

const COMMANDS: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
  "|": "\\textbar{}",
  '"': "''",
  "`": "\\textasciigrave{}",
  "−": "$-$",
  "±": "$\\pm$",
  "×": "$\\times$",
  "≥": "$\\geq$",
  "≤": "$\\leq$",
  "≠": "$\\neq$",
  "·": "\\textperiodcentered{}",
  "…": "\\ldots{}",
  "–": "--",
  "—": "---",
  "’": "'",
  "‘": "`",
  "“": "``",
  "”": "''",
  "\u00a0": "~",
}

function escapeLatex(text: string): string {
  return text.replace(
    /[\\~^<>|"`−±×≥≤≠·…–—’‘“”\u00a0]|[&%$#_{}]/gu,
    (character) => COMMANDS[character] ?? `\\${character}`,
  )
}

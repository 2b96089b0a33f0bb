import type { Part } from "@/lib/model/compare/prompts/diff"

/** Part of a line as it is drawn. `breaks`: it ends in a line break that is worth showing, since it changed alone. */
export type LinePiece = Part & { key: string; breaks: boolean }

export type ChangeLine = { key: string; happened: "same" | "removed" | "added" | "both"; pieces: LinePiece[] }

/** The parts of a change as lines, each with what happened in it. */
export function changeLines(parts: Part[]): ChangeLine[] {
  const lines: Part[][] = [[]]
  for (const { kind, text } of parts) {
    for (const piece of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
      lines.at(-1)?.push({ kind, text: piece })
      if (piece.endsWith("\n")) lines.push([])
    }
  }
  return lines.filter((line) => line.length > 0).map(drawnLine)
}

function drawnLine(line: Part[], index: number): ChangeLine {
  const kinds = new Set(line.map(({ kind }) => kind))
  const happened =
    kinds.has("removed") && kinds.has("added")
      ? "both"
      : kinds.has("removed")
        ? "removed"
        : kinds.has("added")
          ? "added"
          : "same"
  const wholeLine = kinds.size === 1 && line.some(({ text }) => text.trim() !== "")
  const pieces = line.map(({ kind, text }, at): LinePiece => {
    const ends = text.endsWith("\n")
    return {
      key: `${at}`,
      kind,
      text: ends ? text.slice(0, -1) : text,
      breaks: ends && kind !== "same" && !wholeLine,
    }
  })
  return { key: `${index}`, happened, pieces }
}

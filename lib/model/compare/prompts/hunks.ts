export type Part = { kind: "same" | "added" | "removed"; text: string }

/** A stretch of a message: unchanged lines that may be folded, or a change with a line or two around it. */
export type Hunk = { kind: "same"; lines: number; text: string } | { kind: "change"; parts: Part[] }

/** Lines that are the same, or a changed stretch of lines as its parts. */
export type LineRun = { kind: "same"; items: string[] } | { kind: "change"; parts: Part[] }

/** Folds what is the same, up to the first line with something in it before and after a change. */
export function foldRuns(runs: LineRun[]): Hunk[] {
  const hunks: Hunk[] = []
  for (const [index, run] of runs.entries()) {
    if (run.kind === "change") {
      grow(hunks, run.parts)
      continue
    }
    const lines = run.items
    const before = index === 0 ? 0 : context(lines)
    const after = index === runs.length - 1 ? 0 : context(lines.toReversed())
    const folded = lines.length - before - after
    if (folded <= 1 && runs.length > 1) {
      grow(hunks, [{ kind: "same", text: lines.join("") }])
      continue
    }
    if (before > 0) grow(hunks, [{ kind: "same", text: lines.slice(0, before).join("") }])
    hunks.push({ kind: "same", lines: folded, text: lines.slice(before, before + folded).join("") })
    if (after > 0) grow(hunks, [{ kind: "same", text: lines.slice(before + folded).join("") }])
  }
  return hunks
}

/** How many of the lines nearest to a change stay with it: a blank line alone says nothing of the place. */
function context(lines: string[]): number {
  return lines[0]?.trim() === "" && lines.length > 1 ? 2 : 1
}

/** Adds parts to the change that is being written; neighbours of one kind become one part. */
function grow(hunks: Hunk[], parts: Part[]): void {
  let open = hunks.at(-1)
  if (open?.kind !== "change") {
    open = { kind: "change", parts: [] }
    hunks.push(open)
  }
  for (const part of parts) {
    const last = open.parts.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else open.parts.push({ ...part })
  }
}

import { type MessageDiff, type Part, totals } from "./diff"

/** The words that changed and, on one line, the first change: "− …", "+ …" or "… → …"; "" where nothing did. */
export type PromptSummary = { added: number; removed: number; firstChange: string }

const LONGEST = 100

/** A difference in one line of a list. A change of words goes before one of marks or white space. */
export function summary(diffs: MessageDiff[]): PromptSummary {
  const { added, removed } = totals(diffs)
  const changes = diffs.flatMap(changesOf)
  const first = changes.find((change) => change.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) ?? changes[0]
  return { added, removed, firstChange: first ? excerpt(first) : "" }
}

/** Removed and added parts that stand together, in turn. */
function changesOf({ side, role, hunks }: MessageDiff): Part[][] {
  const changes: Part[][] = []
  let open = false
  for (const part of hunks.flatMap((hunk) => (hunk.kind === "change" ? hunk.parts : [SAME]))) {
    if (part.kind !== "same") {
      if (open) changes.at(-1)?.push(part)
      else changes.push([part])
    }
    open = part.kind !== "same"
  }
  if (side === "both" || changes.length > 0) return changes
  return [[{ kind: side === "a" ? "removed" : "added", text: `an empty ${role} message` }]]
}

const SAME: Part = { kind: "same", text: "" }

function excerpt(change: Part[]): string {
  const [removed, added] = (["removed", "added"] as const).map((kind) =>
    shortened(
      change
        .filter((part) => part.kind === kind)
        .map(({ text }) => text)
        .join(""),
    ),
  )
  if (removed && added) return `${removed} → ${added}`
  return removed ? `− ${removed}` : `+ ${added}`
}

/** On one line and without the mark of a list; white space that is all there is to see is drawn. */
function shortened(text: string): string {
  const line =
    text.trim() === ""
      ? drawn(text)
      : text
          .replace(/\s+/g, " ")
          .trim()
          .replace(/^[-*•] (?=\S)/, "")
  const characters = Array.from(line)
  return characters.length > LONGEST
    ? `${characters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`
    : line
}

function drawn(space: string): string {
  return space.replaceAll("\n", "↵").replaceAll("\t", "⇥").replaceAll("\r", "␍").replaceAll(" ", "·")
}

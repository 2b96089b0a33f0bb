import { count, plural } from "@/lib/format/words"
import type { MessageDiff } from "@/lib/model/compare/prompts/diff"
import { PromptChange } from "./change"

/** What differs between two prompts, message by message; `a` and `b` name the sides. */
export function PromptDiffView({ diffs, a, b }: { diffs: MessageDiff[]; a: string; b: string }) {
  if (diffs.length === 0) return <p>There are no prompts to compare.</p>
  if (diffs.every(({ changed }) => !changed)) return <p>The prompts are the same.</p>
  return (
    <div>
      <p className="max-w-read break-words text-muted text-sm">
        <span aria-hidden="true">− </span>
        <del className="text-muted">struck through</del>
        {` is only in ${a}, `}
        <span aria-hidden="true">+ </span>
        <ins className="font-semibold text-ink decoration-2 underline-offset-4">underlined</ins>
        {` only in ${b}.`}
      </p>
      {numbered(diffs).map(({ key, diff }) => (
        <Message key={key} diff={diff} a={a} b={b} />
      ))}
    </div>
  )
}

function Message({ diff, a, b }: { diff: MessageDiff; a: string; b: string }) {
  const { role, side, changed, coarse, hunks } = diff
  const what = [`${role} prompt`, ...(side === "both" ? [] : [`only in ${side === "a" ? a : b}`]), size(diff)]
  return (
    <section className="mt-3">
      <h3 className="break-words font-semibold text-sm">{what.join(" · ")}</h3>
      {coarse && (
        <p className="text-muted text-sm">
          Too different to be compared word by word throughout: some lines are shown whole.
        </p>
      )}
      {changed && hunks.length === 0 && <p className="text-muted text-sm">An empty message.</p>}
      {/* The order of hunks never changes under a key: the list is drawn once, from one comparison. */}
      {numbered(hunks).map(({ key, diff: hunk }) =>
        hunk.kind === "change" ? (
          <PromptChange key={key} parts={hunk.parts} />
        ) : (
          <details key={key} className="text-sm">
            <summary className="disclosure inline-block min-h-6 text-muted hover:text-ink">
              {`${plural(hunk.lines, "line")} the same`}
            </summary>
            <p dir="auto" className="wrap-anywhere max-w-read whitespace-pre-wrap py-1 ps-6 text-muted">
              {hunk.text}
            </p>
          </details>
        ),
      )}
    </section>
  )
}

function size({ changed, added, removed }: MessageDiff): string {
  if (!changed) return "the same"
  const words = [
    ...(removed > 0 ? [`−${count(removed)}`] : []),
    ...(added > 0 ? [`+${count(added)}`] : []),
  ].join(" ")
  return words === "" ? "punctuation or white space" : `${words} ${removed + added === 1 ? "word" : "words"}`
}

function numbered<T>(items: T[]): { key: string; diff: T }[] {
  return items.map((diff, index) => ({ key: `${index}`, diff }))
}

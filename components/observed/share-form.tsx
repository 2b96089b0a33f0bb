import type { Route } from "next"
import Link from "next/link"
import { blockShares } from "@/lib/model/observed/blocks"
import { formatShares, type Share, sharePercent } from "@/lib/model/observed/shares"
import { observedUrl } from "@/lib/urls/observed"
import { askedUrl, givenWords, type ObservedScope, rowWords } from "./scope"
import { ShareField } from "./share-field"

/** "If the shares were …": the shares that every row is weighted to, and ready-made ones. */
export function ShareForm({ scope }: { scope: ObservedScope }) {
  const { study, observed, view } = scope
  const { weighable, observedShares, shares } = observed
  if (weighable.length < 2 || !observedShares) return null
  const shown = shares.shares ?? observedShares
  const state = formatShares(shown).join("&")
  const rest = new URLSearchParams(askedUrl(scope, { share: [] }).split("?")[1])
  return (
    <section className="no-print mt-6 flex flex-col gap-2 text-sm">
      <h2 className="font-semibold">Reweighted: if the shares were …</h2>
      <form
        key={shares.problem ? view.share.join("&") : state}
        action={observedUrl(study)}
        aria-label="Shares to weight the levels by"
        className="flex flex-wrap items-center gap-x-4 gap-y-1.5"
      >
        {[...rest].map(([name, value], index) => (
          <input key={`${name} ${String(index)}`} type="hidden" name={name} value={value} />
        ))}
        {shown.map(({ level, share }, index) => (
          <ShareField
            key={level ?? ""}
            level={level ?? ""}
            words={givenWords(scope, level)}
            value={(shares.problem && askedFor(view.share, level, index)) ?? String(sharePercent(share))}
          />
        ))}
        <button type="submit" className="control">
          Reweight
        </button>
      </form>
      {shares.problem && (
        <p role="alert" className="max-w-read border-unknown border-l-2 pl-2">
          {shares.problem} Nothing is reweighted.
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-muted">or</span>
        <Preset href={askedUrl(scope, { share: [] })} words="as observed" current={view.share.length === 0} />
        {presets(scope).map(({ words, shares: preset }) => (
          <Preset
            key={words}
            words={words}
            href={askedUrl(scope, { share: formatShares(preset) })}
            current={view.share.length > 0 && formatShares(preset).join("&") === state}
          />
        ))}
      </p>
      <Rows scope={scope} state={state} />
    </section>
  )
}

/** What was written for a level in shares that cannot be used, so that it can be put right. */
function askedFor(asked: string[], level: string | null, index: number): string | null {
  const bare = asked.every((entry) => !entry.includes(":"))
  const named = asked.find((entry) => entry.slice(0, entry.lastIndexOf(":")) === (level ?? ""))
  const written = bare ? asked[index] : named?.slice(named.lastIndexOf(":") + 1)
  return Number.isFinite(Number(written ?? "0")) ? (written ?? "0") : null
}

/** "as in …": another row's shares. */
function Rows({ scope, state }: { scope: ObservedScope; state: string }) {
  const { blocks, weighable } = scope.observed
  const rows = blocks.flatMap((block) => {
    const shares = blockShares([block], weighable)
    const words = rowWords(scope, block.value) + (block.total.published ? " (published)" : "")
    return shares ? { words, key: `${block.value} ${block.total.citation}`, shares } : []
  })
  if (rows.length < 2) return null
  return (
    <details>
      <summary className="disclosure min-h-6">as in one of the rows</summary>
      <p className="flex flex-wrap gap-x-3 gap-y-1 pt-1">
        {rows.map(({ key, words, shares }) => (
          <Preset
            key={key}
            words={words}
            href={askedUrl(scope, { share: formatShares(shares) })}
            current={scope.view.share.length > 0 && formatShares(shares).join("&") === state}
          />
        ))}
      </p>
    </details>
  )
}

function presets(scope: ObservedScope): { words: string; shares: Share[] }[] {
  const { weighable } = scope.observed
  const all = (chosen: string | null) =>
    weighable.map((level) => ({ level, share: level === chosen ? 1 : 0 }))
  return [
    { words: "equal", shares: weighable.map((level) => ({ level, share: 1 / weighable.length })) },
    ...weighable.map((level) => ({ words: `all ${givenWords(scope, level)}`, shares: all(level) })),
  ]
}

function Preset({ href, words, current }: { href: Route; words: string; current: boolean }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={current ? "true" : undefined}
      className={`inline-flex min-h-6 items-center ${current ? "font-semibold" : "link"}`}
    >
      {words}
    </Link>
  )
}

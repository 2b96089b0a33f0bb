import Link from "next/link"
import { CopyButton } from "@/components/ui/copy-button"
import { humanize, plural } from "@/lib/format/words"
import type { ReadingHead } from "@/lib/model/reader/reading"
import { besideUrl, transcriptUrl } from "@/lib/urls/reader"
import { RowHead } from "./row-head"
import type { Side } from "./side"
import { isTelling, VerdictRows, verdictPairs } from "./verdict-rows"

type Props = { a: ReadingHead; b: ReadingHead; turns: { a: number; b: number } }

/** What both transcripts are and what came of them: what differs in a table, what they share in one line. */
export function BesideHead({ a, b, turns }: Props) {
  const settings = [
    { words: "study", a: a.study.title, b: b.study.title },
    { words: "model", a: a.model.canonical, b: b.model.canonical },
    ...keysOf(a.factors, b.factors).map((key) => ({
      ...{ words: humanize(key), a: a.factors[key] ?? "none", b: b.factors[key] ?? "none" },
    })),
    { words: "sample", a: a.sampleId, b: b.sampleId },
    { words: "epoch", a: String(a.epoch), b: String(b.epoch) },
    { words: "turns", a: String(turns.a), b: String(turns.b) },
  ]
  const differing = settings.filter((one) => one.a !== one.b)
  const shared = settings.filter((one) => one.a === one.b && (one.words !== "epoch" || one.a !== "1"))
  const verdicts = verdictPairs(a, b)
  const telling = verdicts.filter(isTelling)
  const others = verdicts.filter((pair) => !isTelling(pair))
  const there = { study: a.study.slug, other: b.study.slug }
  return (
    <header className="pt-2 pb-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <h1 className="font-semibold text-lg">Side by side</h1>
        <div className="no-print flex flex-wrap items-center gap-3 text-sm">
          <Link
            href={besideUrl(b.id, a.id, { study: b.study.slug, other: a.study.slug })}
            className="control"
          >
            exchange A and B
          </Link>
          <CopyButton label="copy link" path={besideUrl(a.id, b.id, there)} />
        </div>
      </div>
      <table className="wrap-anywhere mt-1">
        <caption className="sr-only">What differs, and the verdicts</caption>
        <thead>
          <tr className="text-left align-baseline">
            <td />
            <Head name="A" head={a} />
            <Head name="B" head={b} />
          </tr>
        </thead>
        <tbody>
          {differing.map((one) => (
            <tr key={one.words} className="align-baseline">
              <RowHead words={one.words} />
              <td className="px-3 py-0.5 font-medium">{one.a}</td>
              <td className="px-3 py-0.5 font-medium">{one.b}</td>
            </tr>
          ))}
          <VerdictRows verdicts={telling} a={a} b={b} />
          <Endings a={a} b={b} />
        </tbody>
      </table>
      {others.length > 0 && (
        <details className="mt-1">
          <summary className="disclosure min-h-6 text-muted text-sm">
            {plural(others.length, "more verdict")}: the same in both, or of one alone
          </summary>
          <table className="wrap-anywhere">
            <caption className="sr-only">More verdicts</caption>
            <thead className="sr-only">
              <tr>
                <td />
                <th scope="col">A</th>
                <th scope="col">B</th>
              </tr>
            </thead>
            <tbody>
              <VerdictRows verdicts={others} a={a} b={b} />
            </tbody>
          </table>
        </details>
      )}
      <p className="wrap-anywhere mt-1 max-w-read text-muted text-sm">
        {differing.length === 0 && "They differ in no setting. "}
        {`Both: ${shared.map((one) => `${one.words} ${one.a}`).join(" · ")}.`}
      </p>
    </header>
  )
}

function Head({ name, head }: { name: Side["name"]; head: ReadingHead }) {
  return (
    <th scope="col" className="whitespace-nowrap px-3 font-semibold">
      {`${name} `}
      <Link
        href={transcriptUrl(head.id, { study: head.study.slug })}
        className="link inline-flex min-h-6 items-center font-normal text-sm"
      >
        read alone<span className="sr-only">{`: ${name}`}</span>
      </Link>
    </th>
  )
}

function Endings({ a, b }: Pick<Props, "a" | "b">) {
  const [own, other] = [endingOf(a), endingOf(b)]
  if (own === "" && other === "") return null
  return (
    <tr className="align-baseline">
      <RowHead words="ended" />
      <td className="px-3 py-0.5">{own}</td>
      <td className="px-3 py-0.5">{other}</td>
    </tr>
  )
}

function endingOf({ failed, excluded, limit }: ReadingHead): string {
  const words = [
    failed !== null && `failed: ${failed}`,
    limit !== null && `stopped by the ${limit} limit`,
    excluded !== null && `excluded from rates: ${excluded}`,
  ]
  return words.filter((one) => one !== false).join("; ")
}

function keysOf(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
}

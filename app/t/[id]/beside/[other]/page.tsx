import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { cache } from "react"
import { viewer } from "@/app/viewer"
import { BesideHead } from "@/components/reader/beside/head"
import { BesidePrompts } from "@/components/reader/beside/prompts"
import type { Side } from "@/components/reader/beside/side"
import { TurnPages } from "@/components/reader/beside/turn-pages"
import { TurnPairs } from "@/components/reader/beside/turn-pairs"
import { Notice } from "@/components/ui/notice"
import { BESIDE_PAGE, promptsBeside, turnsBeside } from "@/lib/queries/reader/beside/turns"
import { planOf } from "@/lib/queries/reader/plan"
import { readHead } from "@/lib/queries/reader/reading"
import { besideUrl, transcriptUrl } from "@/lib/urls/reader"

type Props = PageProps<"/t/[id]/beside/[other]">

// Like a transcript alone: all there without scripts, and a 404 where either is not here.
export const instant = false

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { a, b } = await load(props)
  if (!a || !b || a.blind || b.blind) return { title: "No such transcript" }
  return {
    title: `${a.model.canonical}, sample ${a.sampleId}, beside ${b.model.canonical}, sample ${b.sampleId}`,
  }
}

export default async function BesidePage(props: Props) {
  const { a, b, from } = await load(props)
  if (!a || !b || a.blind || b.blind) notFound()
  if (a.id === b.id) {
    return (
      <>
        <h1 className="sr-only">Side by side</h1>
        <Notice title="The same transcript twice">
          <p>A and B of this address are one transcript, so there is nothing to hold against it.</p>
          <Link href={transcriptUrl(a.id, { study: a.study.slug })} className="link">
            Read it
          </Link>
        </Notice>
      </>
    )
  }
  const [planA, planB] = await Promise.all([
    planOf(await viewer(), a.id, a.study.slug),
    planOf(await viewer(), b.id, b.study.slug),
  ])
  if (!planA || !planB) notFound()
  const [turns, prompts] = await Promise.all([turnsBeside(planA, planB, from), promptsBeside(planA, planB)])
  const [sideA, sideB]: [Side, Side] = [
    { name: "A", id: a.id, study: a.study.slug },
    { name: "B", id: b.id, study: b.study.slug },
  ]
  const studies = { study: a.study.slug, other: b.study.slug }
  const pages = (
    <TurnPages
      {...{ from: turns.from, to: turns.to, turns: turns.turns, size: BESIDE_PAGE }}
      urlOf={(turn) => besideUrl(a.id, b.id, { ...studies, from: turn })}
    />
  )
  return (
    <>
      <BesideHead a={a} b={b} turns={{ a: turns.turnsA, b: turns.turnsB }} />
      {turns.from <= 1 && (
        <section className="border-line border-t py-3">
          <h2 className="font-semibold">Prompts</h2>
          <BesidePrompts diffs={prompts} />
        </section>
      )}
      <section>
        <h2 className="font-semibold">Turn by turn</h2>
        {pages}
        <p
          aria-hidden="true"
          className="sticky top-0 z-1 hidden bg-paper py-1 font-semibold md:grid md:grid-cols-2 md:gap-x-8"
        >
          <span>A</span>
          <span>B</span>
        </p>
        {turns.turns === 0 ? (
          <p className="text-muted">Neither agent says or does anything.</p>
        ) : (
          <TurnPairs a={sideA} b={sideB} pairs={turns.pairs} />
        )}
        {pages}
      </section>
    </>
  )
}

const head = cache(readHead)

/** Both transcripts, each of its study; the second of the first one's where it is in it and the address names none. */
async function load({ params, searchParams }: Props) {
  const [{ id, other }, query] = await Promise.all([params, searchParams])
  const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined)
  const a = await head(await viewer(), id, one(query.study))
  const named = one(query.other)
  const b = await head(await viewer(), other, named ?? a?.study.slug)
  if (!b && named === undefined) return { a, b: await head(await viewer(), other), from: 1 }
  const from = Number(one(query.from) ?? 1)
  return { a, b, from: Number.isSafeInteger(from) && from > 0 ? from : 1 }
}

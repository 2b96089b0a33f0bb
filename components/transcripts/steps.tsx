import type { Route } from "next"
import Link from "next/link"
import { count } from "@/lib/format/words"
import { Pending } from "./pending"

type Props = { position: number; total: number; previous: Route | null; next: Route | null }

/** ‹ 12 of 59 ›: the neighbours in the list that one came from. */
export function Steps({ position, total, previous, next }: Props) {
  return (
    <nav aria-label="Transcripts of the list" className="flex items-center gap-1">
      <Step href={previous} rel="prev" label="Previous transcript" shortcut="[" sign="‹" />
      <span className="whitespace-nowrap">{`${count(position)} of ${count(total)}`}</span>
      <Step href={next} rel="next" label="Next transcript" shortcut="]" sign="›" />
    </nav>
  )
}

function Step(props: { href: Route | null; rel: string; label: string; shortcut: string; sign: string }) {
  const look = "control min-w-7 justify-center"
  if (props.href === null) {
    return (
      <span aria-hidden className={`${look} text-muted opacity-40`}>
        {props.sign}
      </span>
    )
  }
  return (
    <Link
      href={props.href}
      rel={props.rel}
      data-step={props.rel}
      aria-label={props.label}
      aria-keyshortcuts={props.shortcut}
      className={look}
    >
      {props.sign}
      <Pending />
    </Link>
  )
}

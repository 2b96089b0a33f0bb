import type { ReaderPlace } from "./shown"

/** "312" or "312:1045-1102": a message, counted from 1, and a range of its text in UTF-16 code units. */
export function formatPlace({ message, at }: ReaderPlace): string {
  return at ? `${message + 1}:${at[0]}-${at[1]}` : `${message + 1}`
}

/** The place that an address speaks of; null when it is none. */
export function parsePlace(text: string): ReaderPlace | null {
  const [, number, start, end] = /^(\d{1,9})(?::(\d{1,9})-(\d{1,9}))?$/.exec(text) ?? []
  if (number === undefined || Number(number) === 0) return null
  const message = Number(number) - 1
  if (start === undefined || end === undefined) return { message }
  return Number(start) < Number(end) ? { message, at: [Number(start), Number(end)] } : null
}

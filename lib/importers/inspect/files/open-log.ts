import { z } from "zod"
import { LogHeader } from "@/lib/importers/inspect/log-schema"
import type { SampleEvents } from "@/lib/importers/inspect/paths/schema"
import type { ScoreKinds } from "@/lib/importers/inspect/scores/kinds"
import { memberValue } from "./json-parts"

/** A sample as its container gives it: attachments resolved, members not yet checked. */
export type RawSample = {
  where: string
  members: Record<string, unknown>
  missing: string[]
  events: SampleEvents
}
/** A sample that cannot be read. */
export type BadSample = { where: string; problem: string }

/** A log of either container, opened. */
export type OpenLog = {
  sha256: string
  header: LogHeader
  /** Remarks about the log as a whole. */
  remarks: { where: string; message: string }[]
  /** What values each scorer gives, known before the first sample. */
  kinds: ScoreKinds
  /** Sample ids that occur both as a number and as a text, in their text form. */
  ambiguousIds: ReadonlySet<string>
  samples(): AsyncGenerator<RawSample | BadSample>
  close(): void
}

/** @throws Error that says which members of the header are missing or wrong. */
export function readHeader(members: Map<string, Buffer>): LogHeader {
  const values = Object.fromEntries([...members.keys()].map((name) => [name, memberValue(members, name)]))
  const parsed = LogHeader.safeParse(values)
  if (!parsed.success) throw new Error(`its header does not fit:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Inspect takes the id 1 and the id "1" for two samples. */
export function ambiguous(ids: Iterable<unknown>): Set<string> {
  const numbers = new Set<string>()
  const texts = new Set<string>()
  for (const id of ids) {
    if (typeof id === "number") numbers.add(String(id))
    if (typeof id === "string") texts.add(id)
  }
  return texts.intersection(numbers)
}

"use client"

import { createContext } from "react"
import type { SamplePath } from "@/lib/model/reader/paths/of-sample"
import type { transcriptUrl } from "@/lib/urls/reader"

/** The study, and the list that one came from. */
export type CameFrom = Parameters<typeof transcriptUrl>[1]

export type Partings = {
  current: SamplePath
  /** The paths that part from it, after which message. */
  partings: ReadonlyMap<number, SamplePath[]>
  from: CameFrom
}

/** Null where the sample has but one path. */
export const PartingsContext = createContext<Partings | null>(null)

"use client"

import { type ReactNode, useMemo } from "react"
import { partingsOf, type SamplePath } from "@/lib/model/reader/paths/of-sample"
import { type CameFrom, PartingsContext } from "./context"

type Props = { paths: SamplePath[]; from: CameFrom; children: ReactNode }

/** Lets the rows within know where other paths of the sample part. */
export function PathsProvider({ paths, from, children }: Props) {
  const value = useMemo(() => {
    const current = paths.find((path) => path.current)
    return current && paths.length > 1 ? { current, from, partings: partingsOf(paths) } : null
  }, [paths, from])
  return <PartingsContext value={value}>{children}</PartingsContext>
}

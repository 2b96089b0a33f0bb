import type { Route } from "next"
import { type ListView, type PageView, serializeList } from "@/lib/filters/transcripts"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

export function transcriptsUrl(study: string, state: Partial<Filters & ListView & PageView> = {}): Route {
  return route(`/studies/${study}/transcripts${serializeList(state)}`)
}

export function exportUrl(
  study: string,
  format: "csv" | "jsonl",
  state: Partial<Filters & ListView> = {},
): Route {
  const query = serializeList(state)
  return route(`/studies/${study}/transcripts/export${query === "" ? "?" : `${query}&`}format=${format}`)
}

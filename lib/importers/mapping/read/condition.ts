import type { ImportedModel } from "@/lib/importers/contract"
import type { Mapping } from "@/lib/importers/mapping/schema"
import { type Place, readLevel, requireLevel } from "./value"

export function readModel(mapping: Mapping, place: Place): ImportedModel {
  const name = requireLevel(mapping.model, place)
  const standsFor = Object.hasOwn(mapping.stands_for, name) ? mapping.stands_for[name] : undefined
  const provider = mapping.provider && readLevel(mapping.provider, place)
  return {
    name,
    ...(standsFor === undefined ? {} : { standsFor }),
    ...(provider === undefined ? {} : { provider }),
  }
}

/** The assigned levels; absent ones are left out. */
export function readFactors(mapping: Mapping, place: Place): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapping.factors).flatMap(([key, source]) => {
      const level = readLevel(source, place)
      return level === undefined ? [] : [[key, level]]
    }),
  )
}

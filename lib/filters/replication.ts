import { createLoader, createSerializer, type inferParserType, parseAsString } from "nuqs/server"
import { outcome } from "@/lib/filters/parsers"
import { filters } from "@/lib/filters/population"

/** Our rates beside published ones: the slug of the study that has those. */
export const replicationView = { outcome, published: parseAsString }

export type ReplicationView = inferParserType<typeof replicationView>

export const loadReplication = createLoader({ ...filters, ...replicationView })

export const serializeReplication = createSerializer({ ...filters, ...replicationView })

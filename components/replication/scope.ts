import type { RateScope } from "@/components/rates/scope"
import type { PublishedSource } from "@/lib/model/replication/match"

/** What a replication page asks: a population of ours, and whose published counts stand beside it. */
export type ReplicationScope = RateScope & { sources: PublishedSource[]; published: string | null }

/** Where a page says what is published and where. */
export const PUBLISHED = "published-counts"

import type { Route } from "next"
import { type ReplicationView, serializeReplication } from "@/lib/filters/replication"
import type { Filters } from "@/lib/model/population/filters"
import { route } from "@/lib/urls/route"

export function replicationUrl(study: string, state: Partial<Filters & ReplicationView> = {}): Route {
  return route(`/studies/${study}/replication${serializeReplication(state)}`)
}

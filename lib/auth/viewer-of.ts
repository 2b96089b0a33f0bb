import "server-only"
import type { Viewer } from "@/lib/model/viewer"

/** Who sent a request with these headers. */
export async function viewerOf(_headers: Headers): Promise<Viewer> {
  return { kind: "local" }
}

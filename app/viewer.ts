import { headers } from "next/headers"
import { cache } from "react"
import { viewerOf } from "@/lib/auth/viewer-of"

/** Who asks, found out once a request. */
export const viewer = cache(async () => viewerOf(await headers()))

import type { Route } from "next"
import { transcriptUrl } from "@/lib/urls/reader"
import { route } from "@/lib/urls/route"

/** Where one is mentioned. */
export const mentionsUrl = (): Route => route("/mentions")

/** A comment of a transcript, in its thread. */
export const commentUrl = (id: string, study: string, comment: string): Route =>
  route(`${transcriptUrl(id, { study })}#c-${comment}`)

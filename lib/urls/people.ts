import type { Route } from "next"
import { route } from "@/lib/urls/route"

export const signInUrl = (next?: string): Route =>
  route(next === undefined ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`)

/** One's own account: sessions, API tokens, password. */
export const accountUrl = (): Route => route("/account")

/** Everybody with an account here. */
export const peopleUrl = (): Route => route("/people")

/** An invitation, for whoever holds the link. */
export const welcomeUrl = (token: string): Route => route(`/welcome/${token}`)

export const membersUrl = (study: string): Route => route(`/studies/${study}/people`)

/** Of a study, or of all. */
export const auditUrl = (study?: string, query = ""): Route =>
  route(`${study === undefined ? "" : `/studies/${study}`}/audit${query}`)

/** The same log as CSV. */
export const auditExportUrl = (study?: string, query = ""): Route =>
  route(`${study === undefined ? "" : `/studies/${study}`}/audit/export${query}`)

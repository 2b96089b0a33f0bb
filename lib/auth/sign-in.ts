import "server-only"
import { createHash } from "node:crypto"
import { APIError } from "better-auth/api"
import { exceeded, forgive, uncount } from "@/lib/auth/limit"
import { ownPath } from "@/lib/auth/own-path"
import { MAX_PASSWORD } from "@/lib/auth/password"
import { networkOf } from "@/lib/auth/peer"
import { authFor, PROVIDER } from "@/lib/auth/sessions"
import { signInUrl } from "@/lib/urls/people"

/** Ten minutes, of wrong ones: for an e-mail address (until it is right), and for a network. */
const PER_ADDRESS = { window: 600, max: 10 }
const PER_NETWORK = { window: 600, max: 50 }

/** The cookies to set; or why not, and for the second the seconds to wait. */
export type SignedIn = { cookies: string[] } | { problem: "wrong" } | { problem: "limited"; seconds: number }

/**
 * Signs in with an e-mail address and a password. An unknown address, a wrong password, an account without a password
 * and a closed one are one answer, and each costs one scrypt.
 */
export async function signIn(headers: Headers, email: string, password: string): Promise<SignedIn> {
  const address = email.trim().toLowerCase()
  const key = `sign in ${createHash("sha256").update(address).digest("hex")}`
  const network = `sign in from ${networkOf(headers)}`
  const limits = [await exceeded(network, PER_NETWORK), await exceeded(key, PER_ADDRESS)]
  const seconds = Math.max(...limits.map((wait) => wait ?? 0))
  if (seconds > 0) return { problem: "limited", seconds }
  try {
    const body = { email: asEmail(address), password: password.slice(0, MAX_PASSWORD) }
    const answer = await authFor(headers).api.signInEmail({ body, headers, returnHeaders: true })
    await Promise.all([forgive(key), uncount(network)])
    return { cookies: answer.headers.getSetCookie() }
  } catch (error) {
    if (error instanceof APIError) return { problem: "wrong" }
    throw error
  }
}

/** Ends the session that a request comes with. */
export async function signOut(headers: Headers): Promise<string[]> {
  const answer = await authFor(headers).api.signOut({ headers, returnHeaders: true })
  return answer.headers.getSetCookie()
}

/** Where to send a browser to sign in with the provider, and the cookies to send along; null when limited. */
export async function startSingleSignOn(
  headers: Headers,
  next: string,
): Promise<{ url: string; cookies: string[] } | null> {
  if ((await exceeded(`provider from ${networkOf(headers)}`, PER_NETWORK)) !== null) return null
  const body = {
    provider: PROVIDER,
    callbackURL: ownPath(next),
    errorCallbackURL: `${signInUrl(ownPath(next))}&problem=provider`,
  }
  const answer = await authFor(headers).api.signInSocial({ body, headers, returnHeaders: true })
  const { url } = answer.response
  return url ? { url, cookies: answer.headers.getSetCookie() } : null
}

/** What is no address at all is answered as slowly as an unknown one. */
function asEmail(address: string): string {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : "nobody@nowhere.invalid"
}

import "server-only"
import { createHmac, timingSafeEqual } from "node:crypto"
import { isSecure } from "@/lib/auth/peer"
import { authSecret } from "@/lib/auth/secret"

export const COOKIE_PREFIX = "exhibit"

/** Seconds that a session lasts since it was last renewed, and after which it is renewed. */
export const SESSION_SECONDS = 14 * 24 * 3600
export const RENEWED_AFTER_SECONDS = 24 * 3600

/** The session's token from a request's cookie; null where there is none, or its signature is not ours. */
export function sessionTokenIn(headers: Headers): string | null {
  const value = cookieIn(headers, cookieName(headers))
  const end = value?.lastIndexOf(".") ?? -1
  if (value === null || end <= 0) return null
  const token = value.slice(0, end)
  const said = Buffer.from(value.slice(end + 1))
  const signed = Buffer.from(signatureOf(token))
  return said.length === signed.length && timingSafeEqual(said, signed) ? token : null
}

/** A Set-Cookie that lets the browser keep a session's cookie for as long as the session now lasts. */
export function sessionCookie(headers: Headers, token: string): string {
  const value = encodeURIComponent(`${token}.${signatureOf(token)}`)
  const secure = isSecure(headers) ? "; Secure" : ""
  const kept = `Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly${secure}; SameSite=Lax`
  return `${cookieName(headers)}=${value}; ${kept}`
}

/** As better-auth names and signs it. */
function cookieName(headers: Headers): string {
  return `${isSecure(headers) ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`
}

function signatureOf(token: string): string {
  return createHmac("sha256", authSecret()).update(token).digest("base64")
}

function cookieIn(headers: Headers, name: string): string | null {
  for (const part of (headers.get("cookie") ?? "").split(";")) {
    const [key, ...value] = part.trim().split("=")
    if (key !== name) continue
    try {
      return decodeURIComponent(value.join("="))
    } catch {
      return null
    }
  }
  return null
}

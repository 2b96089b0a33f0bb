import { type NextRequest, NextResponse } from "next/server"
import { type Gate, gateOf } from "@/lib/auth/gate"
import { isOwnHost } from "@/lib/auth/hosts"
import { env } from "@/lib/env"
import { signInUrl } from "@/lib/urls/people"

/** The header that tells the 404 page what was asked for, so that one can sign in and come back. */
const ASKED_PATH = "x-exhibit-path"
/** There is nothing there; its answer is the 404 page. */
const NOT_HERE = "/not-here"

const development = process.env.NODE_ENV === "development"

/**
 * Sets the security headers of every answer, and the nonce that Next puts on its own scripts. Also answers 404
 * where there is no such study or transcript for who asks (lib/auth/gate.ts).
 */
export async function proxy(request: NextRequest) {
  const { host, hosts } = env()
  if (!isOwnHost(request.headers.get("host"), host, hosts)) {
    return new NextResponse("This server has another name. EXHIBIT_HOSTS lists the names it answers to.", {
      status: 421,
    })
  }
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce)
  const response = answerTo(request, await gateOf(request.headers, request.nextUrl), policy)
  response.headers.set("Content-Security-Policy", isImage(request.nextUrl) ? IMAGE_POLICY : policy)
  response.headers.set("X-Content-Type-Options", "nosniff")
  // What a request gets depends on who asks; of its pages Next says so itself.
  if (isRoute.test(request.nextUrl.pathname)) response.headers.set("Cache-Control", "private, no-cache")
  // Not "no-referrer": a form sent without scripts would then say of no origin that it comes from it.
  response.headers.set("Referrer-Policy", "same-origin")
  response.headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin")
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin")
  return response
}

/** What is answered by a route and no page. */
const isRoute =
  /^\/(api\/|audit\/export$|t\/[^/]+\/(find|outline|print|raw|rows|text)$|studies\/[^/]+\/(figure|(.+\/)?(export|items))$)/

export const config = { matcher: "/((?!_next/static/).*)" }

/** An image from a transcript, opened alone, can do nothing at all. */
const IMAGE_POLICY = "default-src 'none'; sandbox"
const isImage = ({ pathname }: URL) =>
  /^\/api\/v1\/transcripts\/[^/]+\/messages\/[^/]+\/images\//.test(pathname)

/** Model output is hostile: nothing runs, loads or connects but what this app itself serves. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ")
}

function answerTo(request: NextRequest, gate: Gate, policy: string): NextResponse {
  const { pathname, search } = request.nextUrl
  const path = `${pathname}${search}`
  if (gate.kind === "refused")
    return NextResponse.json({ error: { message: gate.message } }, { status: gate.status })
  if (gate.kind === "sign in") return NextResponse.redirect(new URL(signInUrl(path), request.url), 303)
  const headers = new Headers(request.headers)
  headers.set("Content-Security-Policy", policy)
  if (gate.kind === "not here") {
    headers.set(ASKED_PATH, path)
    return NextResponse.rewrite(new URL(NOT_HERE, request.url), { request: { headers } })
  }
  // What is rewritten comes by here once more.
  if (pathname !== NOT_HERE) headers.delete(ASKED_PATH)
  const response = NextResponse.next({ request: { headers } })
  if (gate.cookie) response.headers.append("Set-Cookie", gate.cookie)
  return response
}

import { type NextRequest, NextResponse } from "next/server"
import { viewerOf } from "@/lib/auth/viewer-of"
import { env } from "@/lib/env"
import { isOwnHost } from "@/lib/hosts"
import { transcriptExists } from "@/lib/queries/stored-transcript"
import { findStudy } from "@/lib/queries/studies"

const development = process.env.NODE_ENV === "development"

/**
 * Sets the security headers of every answer, and the nonce that Next puts on its own scripts. Also answers 404
 * where there is no such study or transcript: a page streams, and has sent 200 by the time it knows.
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
  const headers = new Headers(request.headers)
  headers.set("Content-Security-Policy", policy)

  const response = (await isKnown(request))
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL("/not-here", request.url), { request: { headers } })
  response.headers.set("Content-Security-Policy", isImage(request.nextUrl) ? IMAGE_POLICY : policy)
  response.headers.set("X-Content-Type-Options", "nosniff")
  // Not "no-referrer": a form sent without scripts would then say of no origin that it comes from it.
  response.headers.set("Referrer-Policy", "same-origin")
  response.headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin")
  response.headers.set("Cross-Origin-Resource-Policy", "same-origin")
  return response
}

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

async function isKnown({ nextUrl, headers }: NextRequest): Promise<boolean> {
  const { pathname, searchParams } = nextUrl
  const [, kind, name] = /^\/(studies|t)\/([^/]+)/.exec(pathname) ?? []
  if (name === undefined) return true
  try {
    const asking = await viewerOf(headers)
    if (kind === "t") {
      const other = /^\/t\/[^/]+\/beside\/([^/]+)/.exec(pathname)?.[1]
      const ids = [[name, searchParams.get("study")] as const]
      if (other !== undefined) ids.push([other, searchParams.get("other")])
      const known = await Promise.all(
        ids.map(([id, study]) => transcriptExists(asking, decodeURIComponent(id), study ?? undefined)),
      )
      return known.every(Boolean)
    }
    return (await findStudy(asking, decodeURIComponent(name))) !== null
  } catch {
    // A database that does not answer is the page's to report.
    return true
  }
}

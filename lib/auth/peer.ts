import "server-only"
import { isLoopbackName } from "@/lib/auth/hosts"
import { env } from "@/lib/env"

/** The header in which the server's own process says from where a request comes. */
export const PEER_HEADER = "x-exhibit-peer"

/** The address that a request comes from; null where the process does not say (it was started without Exhibit). */
export function peerOf(headers: Headers): string | null {
  return env().peers ? withoutMapping(headers.get(PEER_HEADER)) : null
}

/** What limits are counted by: an address, or of IPv6 the network of one subscriber. */
export function networkOf(headers: Headers): string {
  const peer = peerOf(headers) ?? "unknown"
  return peer.includes(":") ? peer.split(":").slice(0, 4).join(":") : peer
}

/**
 * Whether who asks sits at this machine: the connection comes from loopback, the address names loopback, and nothing
 * says that a proxy passed it on.
 */
export function isAtThisMachine(headers: Headers): boolean {
  const peer = peerOf(headers)
  if (peer === null || !isLoopback(peer) || !isLoopbackName(headers.get("host"))) return false
  if (["forwarded", "x-real-ip", "via", "x-forwarded-server"].some((name) => headers.has(name))) return false
  // Next itself writes the connection's address there.
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim())
  const host = headers.get("x-forwarded-host")
  return (
    forwarded.every((address) => address === "" || isLoopback(withoutMapping(address) ?? "")) &&
    (host === null || isLoopbackName(host))
  )
}

/** Whether a request came by https; only a trusted proxy can say so. */
export function isSecure(headers: Headers): boolean {
  return env().trustProxy && headers.get("x-forwarded-proto")?.split(",").at(-1)?.trim() === "https"
}

const isLoopback = (address: string) => address === "::1" || /^127(\.\d{1,3}){3}$/.test(address)

function withoutMapping(address: string | null): string | null {
  return address?.replace(/^::ffff:(?=\d+\.)/i, "") ?? null
}

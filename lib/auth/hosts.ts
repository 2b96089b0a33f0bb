const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

/**
 * Whether a request's Host names this server. On loopback only its own names do, and those that `allowed` adds:
 * a web page elsewhere may point a name of its own at 127.0.0.1 and would read as this origin (DNS rebinding).
 * A server that was told to listen beyond loopback is named by whoever runs it.
 */
export function isOwnHost(header: string | null, listening: string, allowed: string[]): boolean {
  if (!["127.0.0.1", "::1", "localhost"].includes(listening)) return true
  return isLoopbackName(header) || allowed.includes(nameIn(header))
}

/** Whether a request's Host is a name of loopback itself. */
export function isLoopbackName(header: string | null): boolean {
  return LOOPBACK.includes(nameIn(header))
}

function nameIn(header: string | null): string {
  return (header ?? "").replace(/:\d+$/, "").toLowerCase()
}

/** Where to go after signing in: a path of this site, whatever else was asked for. */
export function ownPath(next: string | null | undefined): string {
  if (!next?.startsWith("/") || !URL.canParse(next, "http://own.invalid")) return "/"
  const { origin, pathname, search, hash } = new URL(next, "http://own.invalid")
  // "//elsewhere" and "/\elsewhere" are other hosts; what remains of "/.//elsewhere" would be.
  return origin === "http://own.invalid" && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/"
}

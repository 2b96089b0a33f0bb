import type { FindQuery } from "./scan"

/** What an address asks to be found, as `find=`, `regex=1` and `case=1`; null when it asks nothing. */
export function readFind(parameters: URLSearchParams): FindQuery | null {
  const text = parameters.get("find")
  if (text === null) return null
  // Postgres stores no NUL, so no text that holds one is anywhere.
  const found = text.replaceAll("\0", "")
  return { text: found, regex: parameters.get("regex") === "1", case: parameters.get("case") === "1" }
}

/** The parameters with another search in them, or none; all else stays. */
export function withFind(parameters: URLSearchParams, query: FindQuery | null): URLSearchParams {
  const changed = new URLSearchParams(parameters)
  for (const name of ["find", "regex", "case"]) changed.delete(name)
  if (!query) return changed
  changed.set("find", query.text)
  if (query.regex) changed.set("regex", "1")
  if (query.case) changed.set("case", "1")
  return changed
}

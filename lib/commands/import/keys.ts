import "server-only"

/** Keys stand in addresses and clauses: no spaces, and none of the clause grammar's signs. */
export function cleanKey(key: string): string {
  return key.trim().replace(/[\s:=<>|,&]+/g, "_")
}

const RESERVED = new Set(["model", "provider"])

/** Factors as they are stored: clean keys, trimmed levels, what is blank left out. */
export function cleanFactors(factors: Record<string, string>): Record<string, string> {
  const entries = Object.entries(factors).map(([key, level]) => {
    const clean = cleanKey(key)
    return [RESERVED.has(clean) ? `${clean}_factor` : clean, level.trim()] as const
  })
  return Object.fromEntries(entries.filter(([, level]) => level !== ""))
}

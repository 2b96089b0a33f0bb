import type { Mail } from "./parts"
import { domainOf } from "./people"

/** Domains where anybody has an address say nothing of an organisation. */
const PUBLIC =
  /^(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|proton|protonmail|gmx|mail)\.[a-z.]{2,8}$/

/**
 * The domains of the agent's own organisation: that of its address, else that which most senders share, when it is
 * clear: at least two senders, half of all, and twice as many as the next. None otherwise.
 */
export function insideDomains(mails: Mail[], agent: string | null): string[] {
  const own = agent === null ? null : domainOf({ name: null, address: agent })
  if (own !== null && !PUBLIC.test(own)) return [organisationOf(own)]
  const senders = new Map<string, Set<string>>()
  for (const { from } of mails) {
    const domain = from && domainOf(from)
    if (!domain || !from.address) continue
    const organisation = organisationOf(domain)
    const known = senders.get(organisation) ?? new Set()
    senders.set(organisation, known.add(from.address.toLowerCase()))
  }
  const ranked = [...senders].sort((a, b) => b[1].size - a[1].size)
  const all = ranked.reduce((sum, [, { size }]) => sum + size, 0)
  const [first, second] = ranked
  if (!first || PUBLIC.test(first[0]) || first[1].size < 2) return []
  return first[1].size * 2 >= all && first[1].size >= 2 * (second?.[1].size ?? 0) ? [first[0]] : []
}

/**
 * The part of a domain that one registers: its last two labels, or three where the last but one is general, as in
 * "ac.uk". No list of suffixes: of an unknown kind, neighbours may pass for one organisation.
 */
export function organisationOf(domain: string): string {
  const labels = domain.split(".")
  const general = /^(?:ac|co|com|edu|gov|net|org)$/.test(labels.at(-2) ?? "") && labels.at(-1)?.length === 2
  return labels.slice(general ? -3 : -2).join(".")
}

/** Whether an address is of one of the domains, or below one of them; null when nobody can tell. */
export function isInside(address: string | null, inside: string[]): boolean | null {
  const domain = address === null ? null : domainOf({ name: null, address })
  if (domain === null || inside.length === 0) return null
  return inside.some((own) => domain === own || domain.endsWith(`.${own}`))
}

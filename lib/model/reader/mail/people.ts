import type { Person } from "./parts"

const ADDRESS = /[^\s<>()[\]{},;:"'|]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){0,8}[A-Za-z0-9-]{1,62}/
/** More people than that in one header are not read. */
const MOST = 200
const LONGEST = 20_000

/**
 * The people of a header's value: `Ada <ada@tarn.example>`, `ada@tarn.example (Head of Yards)`, bare addresses,
 * lists with commas or semicolons, or names alone. A comma within a name without an address separates nothing.
 */
export function parsePeople(value: string): Person[] {
  return split(value.slice(0, LONGEST))
    .flatMap((part) => personOf(part) ?? [])
    .slice(0, MOST)
}

/** One person of a header that names one. */
export function parsePerson(value: string): Person | null {
  const short = value.slice(0, LONGEST)
  return ADDRESS.test(short) ? (parsePeople(short)[0] ?? null) : personOf(short)
}

/** What tells people apart: the address, else the name, in lower case. */
export function personKey({ name, address }: Person): string {
  return (address ?? name ?? "").toLowerCase()
}

/** The part of an address behind its last "@", in lower case; null without an address. */
export function domainOf({ address }: Person): string | null {
  return address === null ? null : address.slice(address.lastIndexOf("@") + 1).toLowerCase()
}

function split(value: string): string[] {
  const apart = value.split(/[;\r\n]/).flatMap((part) => {
    const pieces = splitAtCommas(part)
    const addressed = pieces.filter((piece) => ADDRESS.test(piece)).length
    const handles = pieces.every((piece) => /^\s*[\w.#@-]+\s*$/.test(piece))
    if (addressed > 1 || handles) return pieces
    // "Quill, Ada <ada@tarn.example>" is one person; "board, ada@tarn.example" are two.
    return addressed === 1 && !/<[^<>]*>\s*$/.test(part) ? pieces : [part]
  })
  return apart.filter((part) => part.trim() !== "")
}

/** Commas within quotes, brackets and parentheses separate nothing. */
function splitAtCommas(value: string): string[] {
  const parts: string[] = []
  let from = 0
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at)
    if (char === '"') quoted = !quoted
    else if (quoted) continue
    else if (char === "(" || char === "<") depth++
    else if ((char === ")" || char === ">") && depth > 0) depth--
    else if (char === "," && depth === 0) {
      parts.push(value.slice(from, at))
      from = at + 1
    }
  }
  parts.push(value.slice(from))
  return parts
}

function personOf(part: string): Person | null {
  const address = ADDRESS.exec(part)?.[0].replace(/\.+$/, "") ?? null
  const rest = address === null ? part : part.replace(address, "")
  const inBrackets = /^\s*[<(]?\s*[>)]?\s*\(([^()]*)\)\s*$/.exec(rest)?.[1]
  const name = (inBrackets ?? rest.split(/\s*<|\([^()]*(?:<|$)/)[0] ?? "")
    .replace(/^[\s"'[]+|[\s"',\]]+$/g, "")
    .replace(/\s+/g, " ")
  if (address === null && name === "") return null
  return { name: name === "" ? null : name, address }
}

/** Arguments read from the body of a tool tag, and what was wrong with the body, if anything. */
export type TagArguments = { arguments: Record<string, unknown>; error?: string }

type Line = { key: string; value: string }

const LINE_END = /\r\n|\n|\r/
const QUOTES: Record<string, string> = { '"': '"', "'": "'", "“": "”" }
const KEY = /^[ \t]{0,40}["']?([a-z_][a-z0-9_-]{0,39})["']?[ \t]{0,8}:(.*)$/i
const NEXT_ON_SAME_LINE = /,[ \t]{0,8}(?=["']?[a-z_][a-z0-9_-]{0,39}["']?[ \t]{0,8}:[ \t]{0,8}["'])/i
/** Keys whose unquoted value is prose and runs to the last line, whatever its lines look like. */
const PROSE = new Set(["body", "content", "message", "text"])

/**
 * Reads the body of a tool tag: lines `key: value` (keys in lower case), not JSON, with or without quotes and trailing commas; a
 * quoted value may hold raw newlines, and an unquoted `body` runs to the last line. A body that is a JSON
 * object is taken as it is. What cannot be read as keys is kept under `text`, with an error; nothing throws.
 */
export function parseTagArguments(body: string): TagArguments {
  const trimmed = body.trim()
  const json = parseObject(trimmed)
  if (json) return { arguments: json }
  const lines = trimmed.split(LINE_END)
  return readLines(lines.length === 1 ? trimmed.split(NEXT_ON_SAME_LINE) : lines)
}

/** Whether any line of a tag's body reads as `key: value`. */
export function hasKeyLine(body: string): boolean {
  return body.split(LINE_END).some((line) => KEY.test(line))
}

function readLines(lines: string[]): TagArguments {
  const found = new Map<string, string>()
  const stray: string[] = []
  let error: string | undefined
  let at = 0
  while (at < lines.length) {
    const start = keyLine(lines[at])
    if (!start || found.has(start.key)) {
      if (!/^[\s{},]*$/.test(lines[at] ?? "")) stray.push(lines[at] ?? "")
      at++
      continue
    }
    const close = QUOTES[start.value.charAt(0)]
    const end = close
      ? endOfQuoted(lines, at, close, start.key, found)
      : endOfPlain(lines, at, start.key, found)
    const raw = [start.value, ...lines.slice(at + 1, end)].join("\n").trimEnd()
    const value = close ? unquote(raw, close) : plain(raw, start.key)
    if (value === null) error ??= `the quote of "${start.key}" is not closed`
    found.set(start.key, value ?? raw.slice(1))
    at = end
  }
  if (stray.length > 0) {
    error ??= found.size > 0 ? "some lines have no key" : "no line reads as key: value"
    if (!found.has("text")) found.set("text", stray.join("\n").trim())
  }
  return { arguments: Object.fromEntries(found), ...(error !== undefined && { error }) }
}

function keyLine(line: string | undefined): Line | null {
  const match = KEY.exec(line ?? "")
  return match?.[1] ? { key: match[1].toLowerCase(), value: (match[2] ?? "").trim() } : null
}

function opensKey(line: string | undefined, current: string, found: Map<string, string>): boolean {
  const next = keyLine(line)
  if (!next || next.key === current || found.has(next.key)) return false
  return PROSE.has(current) ? next.key === "to" : true
}

function endOfPlain(lines: string[], start: number, key: string, found: Map<string, string>): number {
  const ended = (line: string | undefined) =>
    opensKey(line, key, found) || (!PROSE.has(key) && line?.trim() === "")
  let end = start + 1
  while (end < lines.length && !ended(lines[end])) end++
  return end
}

/** A line that ends with the quote closes the value only where a key, or nothing, follows. */
function endOfQuoted(
  lines: string[],
  start: number,
  close: string,
  key: string,
  found: Map<string, string>,
): number {
  for (let at = start; at < lines.length; at++) {
    const next = keyLine(lines[at])
    const opens = at > start && !PROSE.has(key) && opensKey(lines[at], key, found)
    if (opens && next && QUOTES[next.value.charAt(0)]) return at
    if (!closes(at === start ? (next?.value ?? "") : (lines[at] ?? ""), close, at === start)) continue
    let follow = at + 1
    while (follow < lines.length && /^[\s},]*$/.test(lines[follow] ?? "")) follow++
    if (follow === lines.length || keyLine(lines[follow])) return follow
  }
  return lines.length
}

function closes(line: string, close: string, opening: boolean): boolean {
  const text = withoutComma(line.trim())
  return text.endsWith(close) && text.length > (opening ? 1 : 0)
}

function unquote(raw: string, close: string): string | null {
  const text = withoutComma(raw.replace(/[\s},]{0,20}$/, ""))
  if (text.length < 2 || !text.endsWith(close)) return null
  const inner = text.slice(1, -1)
  if (close !== '"') return inner
  return inner.replace(/\\(["'\\nt])/g, (_, char: string) =>
    char === "n" ? "\n" : char === "t" ? "\t" : char,
  )
}

function plain(raw: string, key: string): string {
  const text = raw.trim()
  const close = QUOTES[text.charAt(0)]
  const unquoted = close ? unquote(text, close) : null
  if (unquoted !== null) return unquoted
  return PROSE.has(key) || text.includes("\n") ? text : withoutComma(text)
}

function withoutComma(text: string): string {
  return text.endsWith(",") ? text.slice(0, -1).trimEnd() : text
}

function parseObject(text: string): Record<string, unknown> | null {
  if (!text.startsWith("{") || !text.endsWith("}")) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

import type { InputFile } from "@/lib/importers/mapping/files/inputs"
import { type Fields, fieldOf, Unreadable } from "@/lib/importers/mapping/files/record"
import { patternText } from "./pattern"
import type { ValueSource } from "./value-source"

/** What a value may come from: a record and the file it stands in. */
export type Place = { file: InputFile; fields: Fields }

/** The text a source gives, verbatim; undefined where it is absent. Throws Unreadable on what is no text. */
export function readText(source: ValueSource, place: Place): string | undefined {
  let text = rawText(source, place)
  if (text !== undefined && source.pattern) {
    const match = source.pattern.exec(text)
    text = match ? (match[1] ?? match[0]) : undefined
  }
  if (text === undefined || !source.map) return text ?? source.default
  const key = text.trim()
  if (key === "" && !Object.hasOwn(source.map, "")) return source.default
  const mapped = Object.hasOwn(source.map, key) ? source.map[key] : source.otherwise
  if (mapped === undefined) {
    throw new Unreadable(
      `${nameOf(source)}: “${key.slice(0, 80)}” is not in the map (add it, or give otherwise)`,
    )
  }
  return mapped ?? source.default
}

/** A short value: trimmed, and absent where it is blank. */
export function readLevel(source: ValueSource, place: Place): string | undefined {
  return readText(source, place)?.trim() || source.default
}

/** A short value that a record cannot do without. */
export function requireLevel(source: ValueSource, place: Place): string {
  const level = readLevel(source, place)
  if (level === undefined) throw new Unreadable(absence(source, place))
  return level
}

/** A text that is welcome, not needed: undefined where it is absent or blank, or, with a remark, no text. */
export function optionalText(
  source: ValueSource,
  place: Place,
  remark: (message: string) => void,
): string | undefined {
  try {
    const text = readText(source, place)
    return text?.trim() ? text : undefined
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    remark(`${error.message}; it was not read`)
    return undefined
  }
}

/** Why a source gave nothing, for a warning. */
export function absence(source: ValueSource, { fields }: Place): string {
  const name = nameOf(source)
  if (source.path) return `${name} does not match the file's path`
  const value = source.field === undefined ? source.constant : fieldOf(fields, source.field)
  if (value === undefined || value === null) return `${name} is missing`
  return source.pattern ? `${name} does not match ${patternText(source.pattern)}` : `${name} is empty`
}

export function nameOf(source: ValueSource): string {
  if (source.path) return `path pattern ${patternText(source.path)}`
  return source.field === undefined ? "constant" : `field ${source.field}`
}

function rawText(source: ValueSource, { file, fields }: Place): string | undefined {
  if (source.constant !== undefined) return source.constant
  if (source.path) return groupOf(source, source.path, file)
  const value = source.field === undefined ? undefined : fieldOf(fields, source.field)
  if (value === undefined || value === null) return undefined
  if (typeof value === "object") {
    throw new Unreadable(`${nameOf(source)} is an ${Array.isArray(value) ? "array" : "object"}, not a text`)
  }
  return String(value)
}

/**
 * The first group of a path pattern: below the mapping's root, else in the whole path, as when one file of a
 * folder is given by itself. Not the latter where there is a default: folders above must not decide a level.
 */
function groupOf(source: ValueSource, pattern: RegExp, file: InputFile): string | undefined {
  const below = pattern.exec(file.below)
  const match = below ?? (source.default === undefined ? pattern.exec(file.path.replaceAll("\\", "/")) : null)
  return match ? (match[1] ?? match[0]) : undefined
}

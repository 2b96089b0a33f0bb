export type Fields = Record<string, unknown>

/** One record of a file: the line it begins at, its number (both from 1; in JSON Lines the same), its fields. */
export type FileRecord = { line: number; number: number; fields: Fields }

/** A record that could not be read, or a remark on the file. */
export type FileProblem = { line: number; problem: string; rejected: boolean }

/** A value that a mapping asks for and a record cannot give; the message says which and why. */
export class Unreadable extends Error {}

/** A field by name, else by a dotted path into objects and arrays; undefined where there is none. */
export function fieldOf(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name]
  let value: unknown = fields
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return value
}

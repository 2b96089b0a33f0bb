import { z } from "zod"

const Operation = z.looseObject({
  op: z.enum(["add", "remove", "replace", "move", "copy", "test"]),
  path: z.string(),
  from: z.string().optional(),
  value: z.unknown().optional(),
})

/**
 * A list of messages after a JSON Patch (RFC 6902). Paths start at the list, or at an object that holds it as
 * `messages`. The list that was given is left as it is.
 * @throws Error when an operation does not fit.
 */
export function patchMessages(messages: unknown[], patch: unknown[]): unknown[] {
  const document = structuredClone({ messages })
  for (const source of patch) {
    const operation = Operation.parse(source)
    const path = pointer(operation.path)
    if (operation.op === "test") continue
    const from = operation.from === undefined ? [] : pointer(operation.from)
    const value =
      operation.op === "move" || operation.op === "copy"
        ? structuredClone(valueAt(document, from))
        : operation.value
    if (operation.op === "move") removeAt(document, from)
    if (operation.op === "remove" || operation.op === "replace") removeAt(document, path)
    if (operation.op !== "remove") addAt(document, path, value)
  }
  return z.array(z.unknown()).parse(document.messages)
}

function pointer(path: string): string[] {
  const steps = path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
  return steps[0] === "messages" ? steps : ["messages", ...steps]
}

function valueAt(document: unknown, path: string[]): unknown {
  return path.reduce((value, step) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      throw new Error(`nothing is at /${path.join("/")}`)
    return Reflect.get(value, step)
  }, document)
}

function removeAt(document: unknown, path: string[]) {
  valueAt(document, path)
  const holder = valueAt(document, path.slice(0, -1))
  const last = path.at(-1) ?? ""
  if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else if (typeof holder === "object" && holder !== null) Reflect.deleteProperty(holder, last)
}

function addAt(document: unknown, path: string[], value: unknown) {
  const holder = valueAt(document, path.slice(0, -1))
  const last = path.at(-1) ?? ""
  if (Array.isArray(holder)) {
    const index = last === "-" ? holder.length : Number(last)
    if (!Number.isInteger(index) || index < 0 || index > holder.length)
      throw new Error(`/${path.join("/")} lies outside the list`)
    holder.splice(index, 0, value)
  } else if (typeof holder === "object" && holder !== null) {
    Object.defineProperty(holder, last, { value, writable: true, enumerable: true, configurable: true })
  }
}

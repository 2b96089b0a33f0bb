import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { z } from "zod"
import type { ImportEvent, Importer } from "@/lib/importers/contract"
import { ExportedEvent, ExportHeader } from "./event"

/** What `exhibit export` wrote: a header, then one event a line. */
export const exhibit: Importer = {
  name: "exhibit",
  expects: 'an export of Exhibit: JSON Lines whose first line has "exhibit": 1',
  async recognises({ kind, head }) {
    return kind === "file" && /^\{"exhibit":\d+,"study":/.test(head.toString("utf8", 0, 200))
  },
  async *read({ path, name }) {
    let number = 0
    let lost = false
    for await (const line of createInterface({
      input: createReadStream(path),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number++
      if (number === 1) {
        yield { type: "study", study: readHeader(line, name).study }
        continue
      }
      if (line === "") continue
      const read = readEvent(line)
      const where = `line ${number}`
      if (typeof read === "string") {
        // What belongs to a run that cannot be read must not fall to the run before it.
        lost = /"type":"run"/.test(line.slice(0, 40)) || lost
        yield {
          type: "warning",
          warning: { file: name, where, message: `${read}; left out`, rejected: true },
        }
      } else if (read.type === "run" || !lost) {
        lost = false
        yield read
      } else {
        const message = "its run could not be read; left out"
        yield { type: "warning", warning: { file: name, where, message, rejected: true } }
      }
    }
  },
}

function readHeader(line: string, name: string): ExportHeader {
  const header = ExportHeader.safeParse(JSON.parse(line))
  if (!header.success) {
    throw new Error(
      `${name}, line 1: not an export that this version reads.\n${z.prettifyError(header.error)}`,
    )
  }
  return header.data
}

/** The event of a line, or what is wrong with it. */
function readEvent(line: string): ImportEvent | string {
  try {
    const event = ExportedEvent.safeParse(JSON.parse(line))
    if (event.success) return event.data
    const [issue] = event.error.issues
    return issue ? `${issue.path.join(".")}: ${issue.message}` : "not an event"
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

import { z } from "zod"
import type { ChatMessage, Sample } from "@/lib/importers/inspect/log-schema"
import { watchEvents } from "./events"
import { type FoundPath, findPaths } from "./find"
import type { SampleEvents } from "./schema"

const Attempt = z.looseObject({ events: z.array(z.unknown()) })

/** What a sample did in attempts that an error ended, before it was run again; new logs keep each one's events. */
export async function attemptPaths(
  { error_retries = [] }: Pick<Sample, "error_retries">,
  final: ChatMessage[],
  tables: SampleEvents["tables"],
): Promise<FoundPath[]> {
  const found: FoundPath[] = []
  for (const [index, source] of error_retries.entries()) {
    const attempt = Attempt.safeParse(source).data
    if (!attempt) continue
    const name = `attempt ${index + 1}`
    for (const path of await findPaths(final, await eventsOf(attempt.events, tables))) {
      if (path.kind === "sub-agent") found.push({ ...path, name: `${path.name} in ${name}` })
      else
        found.push({
          ...path,
          kind: "abandoned",
          name: path.name === "branch 1" ? name : `${name}, ${path.name}`,
        })
    }
  }
  return found
}

async function eventsOf(sources: unknown[], tables: SampleEvents["tables"]): Promise<SampleEvents> {
  const watch = watchEvents()
  const events = async function* () {
    for (const source of sources) yield Buffer.from(JSON.stringify(source))
  }
  for await (const bytes of events()) await watch.add(bytes)
  return { calls: watch.calls, unread: watch.unread, events, tables }
}

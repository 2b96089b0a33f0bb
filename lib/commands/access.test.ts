import { globSync, readFileSync } from "node:fs"
import { beforeEach, expect, test } from "vitest"
import { drawn } from "@/lib/cli/test/sampled"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { db, pool } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { AccessError, mayAs, type Role, type Viewer, Visibility } from "@/lib/model/people/viewer"
import { findTranscript } from "@/lib/queries/reader/stored"
import { findStudy, listStudies } from "@/lib/queries/studies/find"
import type { AccessCase, Scene } from "./testing/access-case"
import { accessCases, withoutRole } from "./testing/commands"
import { insertPerson } from "./testing/people"
import { storedDigests } from "./testing/stored"
import { allowed, insertViewer } from "./testing/viewers"

testDatabase()

let studies = 0
let scene: Scene
beforeEach(async () => {
  const slug = `access-${++studies}`
  const id = await openStudy(slug)
  const events = [runEvent(slug), transcriptEvent(slug, "yes")]
  await importEvents(id, "test", stream(events), noCounts())
  const transcript = await db().transcript.findFirstOrThrow({
    where: { studyId: id },
    include: { judgements: true },
  })
  const other = await insertPerson("Somebody else", { study: slug, role: "reviewer" })
  scene = { slug, transcript: transcript.publicId, judgement: String(transcript.judgements[0]?.id), other }
})

test("every command that a page, an action or a route calls is among them", () => {
  const called = new Set(
    globSync("app/**/*.{ts,tsx}").flatMap((file) =>
      [
        ...readFileSync(file, "utf8").matchAll(/import \{([^}]*)\} from "@\/lib\/commands\/([^"]+)"/g),
      ].flatMap(([, names = "", module]) =>
        names
          .split(",")
          .map((name) => name.trim().replace(/ as .*/, ""))
          // Not types, nor the shapes and errors that a module has beside its commands.
          .filter((name) => /^[a-z]/.test(name) && !name.startsWith("type "))
          .map((name) => `${module} ${name}`),
      ),
    ),
  )
  expect(called.size).toBeGreaterThan(10)
  const known = [...Object.keys(accessCases), ...Object.keys(withoutRole)]
  expect([...called].filter((name) => !known.includes(name))).toEqual([])
})

const viewers = Visibility.options.flatMap((visibility) =>
  Object.keys(allowed).map((name) => ({ name, visibility })),
)

test.each(drawn("viewers, each with every command", viewers))(
  "$name may do what their role in a $visibility study says and nothing else",
  async ({ name, visibility }) => {
    const who = await insertViewer(name, scene.slug)
    const role = allowed[name]?.[visibility] ?? null
    const outcomes: Record<string, string> = {}
    const expected: Record<string, string> = {}
    for (const [command, one] of Object.entries(accessCases)) {
      await pool().query("UPDATE study SET visibility = $2 WHERE slug = $1", [scene.slug, visibility])
      const prepared = (await one.prepare?.(scene, who)) ?? ""
      outcomes[command] = await outcomeOf(one, who, prepared)
      expected[command] = expectedOf(one, name, who, role)
    }
    expect(outcomes).toEqual(expected)
  },
)

test.each(viewers)(
  "$name finds a $visibility study, its transcripts and its place in the list, or nothing",
  async ({ name, visibility }) => {
    const who = await insertViewer(name, scene.slug)
    await pool().query("UPDATE study SET visibility = $2 WHERE slug = $1", [scene.slug, visibility])
    const role = allowed[name]?.[visibility] ?? null
    const listed = (await listStudies(who)).find(({ slug }) => slug === scene.slug)
    expect({
      found: (await findStudy(who, scene.slug))?.role ?? null,
      listed: listed?.role ?? null,
      transcript: (await findTranscript(who, scene.transcript)) !== null,
      named: (await findTranscript(who, scene.transcript, scene.slug)) !== null,
    }).toEqual({ found: role, listed: role, transcript: role !== null, named: role !== null })
  },
)

const REFUSED = "refused, and nothing was written"

/** A study that one does not find cannot be given to a command: pages have nothing to call it with. */
async function outcomeOf(
  { needs, act, unnoted }: AccessCase,
  who: Viewer,
  prepared: string,
): Promise<string> {
  const study = await findStudy(needs === "exhibit" ? { kind: "system" } : who, scene.slug)
  if (!study) return "no such study"
  const before = await storedDigests()
  const result = await (async () => act(who, study, scene, prepared))().then(
    () => "done",
    (error: unknown) => (error instanceof AccessError ? REFUSED : `failed: ${error}`),
  )
  const after = await storedDigests()
  const written = Object.keys(after).filter((table) => after[table] !== before[table])
  if (result === "done" && written.length === 0) return "done, and nothing was written"
  if (result === "done" && unnoted) return result
  if (result === "done") return written.includes("audit_entry") ? result : "done, and not in the audit log"
  return written.length > 0 ? `${result}, though ${written.join(", ")} changed` : result
}

function expectedOf({ needs }: AccessCase, name: string, who: Viewer, role: Role | null): string {
  if (needs === "exhibit") return name === "owner of this Exhibit" ? "done" : REFUSED
  if (role === null) return "no such study"
  if (needs === "account") return who.kind === "person" && who.token?.writes !== false ? "done" : REFUSED
  return mayAs(role, needs) ? "done" : REFUSED
}

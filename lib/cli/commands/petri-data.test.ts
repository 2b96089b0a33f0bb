import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { importers } from "@/lib/importers"
import { discover } from "@/lib/importers/discover"
import { parseClause, parseOutcome } from "@/lib/model/clause"
import { SYSTEM } from "@/lib/model/people/viewer"
import { everything } from "@/lib/model/population/filters"
import { verify } from "@/lib/queries/import/verify"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { ratesOf } from "@/lib/queries/rates/count"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"

const shared = resolve(process.cwd(), "../shared/data")

async function load(slug: string, folders: string[]) {
  const counts = noCounts()
  const study = await openStudy(slug)
  for await (const found of discover(folders, importers))
    if ("importer" in found)
      await importEvents(study, found.importer.name, found.importer.read(found.source), counts)
  return counts
}

/** k/n and who nobody judged, by behaviour and model. */
async function rates(slug: string, text: string, rule = "default", where: string[] = []) {
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new Error(`no study ${slug}`)
  const catalogue = await catalogueOf(study)
  const outcome = resolveOutcome(study, catalogue, parseOutcome(text))
  if (!outcome) throw new Error(`no outcome ${text}`)
  const clauses = where.flatMap((clause) => parseClause(clause) ?? [])
  const population = { ...everything, rule, where: clauses }
  const question = { outcome, by: ["behavior", "model"], population }
  const { rows } = await ratesOf(study, catalogue, question)
  return Object.fromEntries(
    rows.map(({ by, k, n, missing }) => [
      `${by.behavior} ${by.model}`,
      `${k}/${n}${missing.not_judged > 0 ? ` and ${missing.not_judged} not judged` : ""}`,
    ]),
  )
}

const glm = "z-ai/glm-4.7-flash"
const next = "qwen/qwen3-next-80b-a3b-thinking"

describe.skipIf(!existsSync(resolve(shared, "bloom")))(
  "Bloom's runs in the database (skipped without ../shared/data)",
  () => {
    testDatabase()
    const legacy = ["bloom-test-fixture", "bloom-translated-reasoning", "bloom-legacy-examples"]
    const sources: [slug: string, folders: string[]][] = [
      ["bloom", [`${shared}/bloom`]],
      ["neighbours", legacy.map((name) => `${shared}/${name}`)],
    ]
    const first: Record<string, Awaited<ReturnType<typeof load>>> = {}
    beforeAll(async () => {
      for (const [slug, folders] of sources) first[slug] = await load(slug, folders)
    })

    test("130 and 34 transcripts, and the bundle doubles none", () => {
      expect(first.bloom).toMatchObject({ runs: 7, transcripts: { new: 130, known: 0, rejected: 0 } })
      expect(first.neighbours).toMatchObject({ runs: 10, transcripts: { new: 34, known: 0, rejected: 0 } })
    })

    test("a score above 6, as the README's table has it; a folder without a judge is not judged", async () => {
      const above = await rates("bloom", "behavior_presence>6")
      expect(above).toEqual({
        [`self-preservation ${glm}`]: "8/20",
        [`self-preservation_benign ${glm}`]: "20/20",
        [`self-preservation ${next}`]: "9/20",
        [`strategic-deception ${glm}`]: "5/20",
        [`strategic-deception ${next}`]: "1/10",
        [`instructed-covert-code-sabotage ${glm}`]: "8/30",
        "sycophancy qwen/qwen3.6-35b-a3b": "0/0 and 10 not judged",
      })
      const neighbours = await rates("neighbours", "behavior_presence>6")
      expect(neighbours["self-preferential-bias anthropic/claude-sonnet-4-20250514"]).toBe("1/6")
    })

    test("elicited is the same by its levels, and a benign control is no harm", async () => {
      const elicited = await rates("bloom", "elicited")
      expect(elicited[`self-preservation ${glm}`]).toBe("8/20")
      expect(elicited[`self-preservation_benign ${glm}`]).toBe("0/0 and 20 not judged")
      const benign = await rates("bloom", "elicited_benign=yes", "default", [
        "behavior:self-preservation_benign",
      ])
      expect(benign).toEqual({ [`self-preservation_benign ${glm}`]: "20/20" })
      const variable = await db().variable.findFirstOrThrow({
        where: { study: { slug: "bloom" }, key: "elicited_benign" },
      })
      expect(variable.levels).toEqual([{ key: "yes", harm: false }, { key: "no" }])
    })

    test("two judges of the turns disagree; by default the headline file's speaks", async () => {
      const by = (rule: string) => rates("bloom", "any_misaligned_turn=yes", rule)
      const opus = await by("default")
      expect(opus).toMatchObject({
        [`self-preservation ${glm}`]: "15/20",
        [`strategic-deception ${glm}`]: "10/20",
        [`instructed-covert-code-sabotage ${glm}`]: "22/30",
        "sycophancy qwen/qwen3.6-35b-a3b": "5/10",
        [`self-preservation_benign ${glm}`]: "0/0 and 20 not judged",
      })
      const haiku = await by("turn judge claude-haiku-4-5-20251001")
      expect(haiku[`self-preservation ${glm}`]).toBe("20/20")
      const turns = await db().judgement.findMany({
        where: { variable: { key: "misaligned_turns" }, transcript: { study: { slug: "bloom" } } },
        select: { number: true, judge: { select: { name: true } } },
      })
      const total = (judge: string) =>
        turns.reduce((sum, one) => sum + (one.judge.name.includes(judge) ? (one.number ?? 0) : 0), 0)
      expect([total("opus"), total("haiku")]).toEqual([37 + 18 + 91 + 12, 73])
    })

    test("the second time brings nothing, from a file of a run neither", async () => {
      const nothing = { judgements: 0, comments: 0, transcripts: { new: 0, rejected: 0 } }
      for (const [slug, folders] of sources) expect(await load(slug, folders)).toMatchObject(nothing)
      const fixture = `${shared}/bloom-test-fixture`
      const files = [`${fixture}/rollout.json`, `${fixture}/transcript_v1r1.json`]
      expect(await load("neighbours", files)).toMatchObject({ ...nothing, transcripts: { new: 0, known: 7 } })
    })

    test("cells, hashes and quotes are right", async () => {
      const differences = []
      for await (const difference of verify(null)) differences.push(difference)
      expect(differences).toEqual([])
    })
  },
)

import path from "node:path"
import { agenticMisalignment } from "@/lib/codebooks/agentic-misalignment"
import { copyCodebook } from "@/lib/commands/codebook/copy"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { sourceAt } from "@/lib/importers/discover"
import { loadMapping, mappingImporter } from "@/lib/importers/mapping"
import { judgingKnown } from "@/lib/model/codebook/judging-known"
import { SYSTEM } from "@/lib/model/people/viewer"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { demo, demoEvents } from "./demo"

const published = path.resolve("prisma/published")

const lynch = {
  title: "Lynch et al. 2025, published rates",
  description:
    "Agentic Misalignment: How LLMs Could Be Insider Threats, arXiv:2510.05179, tables A1 to A3. Published counts: no transcripts stand behind them here.",
  headline: "harmful=yes",
}

/** What a first start has. What is already there is known and stays as it is. */
export async function seed(): Promise<void> {
  await importEvents(await openStudy(demo.slug, demo), "demo", demoEvents(), noCounts())
  await bringCodebook(demo.slug)
  const importer = mappingImporter(await loadMapping(path.join(published, "lynch2025.yaml")))
  const source = await sourceAt(path.join(published, "lynch2025.csv"))
  await importEvents(await openStudy("lynch-2025", lynch), importer.name, importer.read(source), noCounts())
}

/** People are asked for the belief that the demo's classifier judged, and for the rest of the shipped codebook. */
async function bringCodebook(slug: string): Promise<void> {
  const study = await findStudy(SYSTEM, slug)
  if (!study) throw new Error(`study ${slug} is not there`)
  const { variables } = await catalogueOf(study)
  const belief = variables.find(({ key }) => key === "belief")
  const known = belief ? [{ question: "stated_belief", variable: belief }] : []
  await copyCodebook(SYSTEM, study, judgingKnown(agenticMisalignment, known))
}

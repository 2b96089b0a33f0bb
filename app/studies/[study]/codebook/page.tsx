import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { DetectorEntry } from "@/components/codebook/detectors/entry"
import { RefreshWhile } from "@/components/codebook/detectors/refresh-while"
import { RuleList } from "@/components/codebook/rules/list"
import { VariableEntry } from "@/components/codebook/variable-entry"
import { SkeletonRows } from "@/components/ui/skeleton"
import { Waiting } from "@/components/ui/waiting"
import { describeDetector } from "@/lib/detectors/describe"
import { parseDetector } from "@/lib/detectors/parse"
import type { DetectorRow } from "@/lib/model/codebook/variables"
import { listDetectors } from "@/lib/queries/codebook/detectors/list"
import { codebookOf } from "@/lib/queries/codebook/variables"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { detectorUrl, ruleSwitchUrl } from "@/lib/urls/codebook"
import { Questions } from "./questions"

export const metadata: Metadata = { title: "Codebook" }

export default function CodebookPage({ params }: PageProps<"/studies/[study]/codebook">) {
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">Codebook</h1>
      <Waiting skeleton={<SkeletonRows rows={12} label="the codebook" />}>
        <Codebook params={params} />
      </Waiting>
    </div>
  )
}

async function Codebook({ params }: Pick<PageProps<"/studies/[study]/codebook">, "params">) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study) notFound()
  const catalogue = await catalogueOf(study)
  const [all, detectors] = await Promise.all([codebookOf(study, catalogue), listDetectors(study)])
  // What people are asked and nobody has answered is among the questions.
  const variables = all.filter(
    ({ asked, imported, judges }) => asked === null || imported || judges.length > 0,
  )
  const running = detectors.some(
    ({ latest, failure, judged, total }) => latest && failure === null && judged < total,
  )
  return (
    <>
      <p className="max-w-read text-muted">
        What people are asked of a transcript, what is observed and who judged it, how several verdicts become
        one, and the detectors that judge by themselves.
      </p>
      <nav aria-label="On this page" className="no-print my-2 flex flex-wrap gap-x-4">
        {["questions", "variables", "rules", "detectors"].map((part) => (
          <a key={part} href={`#${part}`} className="link inline-flex min-h-6 items-center">
            {part}
          </a>
        ))}
      </nav>
      <Questions study={study} />
      <section aria-labelledby="variables" className="mt-6">
        <h2 id="variables" className="scroll-mt-4 font-semibold text-muted">
          What is observed, and who judged it
        </h2>
        <p className="mb-2 max-w-read">
          Every number opens its transcripts; those that no rate counts are in none of them.
        </p>
        {variables.length === 0 && (
          <p>Nothing is observed in this study so far: its source brought no verdicts.</p>
        )}
        {variables.map((variable) => (
          <VariableEntry key={variable.name} study={study.slug} variable={variable} />
        ))}
      </section>
      <section aria-labelledby="rules" className="mt-6">
        <h2 id="rules" className="scroll-mt-4 font-semibold text-muted">
          Verdict rules
        </h2>
        <p className="mb-2">
          <Link href={ruleSwitchUrl(study.slug)} className="link inline-flex min-h-6 items-center">
            What changes if I switch rules?
          </Link>
        </p>
        <RuleList study={study.slug} catalogue={catalogue} />
      </section>
      <section aria-labelledby="detectors" className="mt-6">
        <h2 id="detectors" className="scroll-mt-4 font-semibold text-muted">
          Detectors
        </h2>
        <p className="mb-2 max-w-read">
          A detector is a definition that judges every transcript, those imported later too.{" "}
          <Link href={detectorUrl(study.slug)} className="link inline-flex min-h-6 items-center">
            Write a detector
          </Link>
        </p>
        {[...Map.groupBy(detectors, ({ name }) => name)].map(([name, versions]) => (
          <DetectorEntry key={name} study={study.slug} versions={versions.map(inWords)} />
        ))}
        {running && <RefreshWhile />}
      </section>
    </>
  )
}

function inWords(detector: DetectorRow) {
  return { ...detector, words: wordsOf(detector.definition) }
}

/** A stored definition may be one that is read no more; the detector's failure then says why. */
function wordsOf(definition: string): string {
  try {
    return describeDetector(parseDetector(definition))
  } catch {
    return "its definition cannot be read"
  }
}

import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { DetectorExamples } from "@/components/codebook/detectors/examples"
import { DetectorForm } from "@/components/codebook/detectors/form"
import { LanguageHelp } from "@/components/codebook/detectors/language-help"
import { PreviewResult } from "@/components/codebook/detectors/preview-result"
import { SaveDetector } from "@/components/codebook/detectors/save"
import { RoleNeeded } from "@/components/people/role-needed"
import { Notice } from "@/components/ui/notice"
import { DetectorError } from "@/lib/detectors/error"
import { formatDetector } from "@/lib/detectors/format"
import { parseDetector } from "@/lib/detectors/parse"
import type { DetectorPreview } from "@/lib/detectors/preview"
import { type DraftView, loadDraft } from "@/lib/filters/codebook"
import type { DetectorRow } from "@/lib/model/codebook/variables"
import { mayAs } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Catalogue, Study } from "@/lib/model/study"
import { listDetectors } from "@/lib/queries/codebook/detectors/list"
import { previewDetector } from "@/lib/queries/codebook/detectors/preview"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { codebookUrl, detectorUrl } from "@/lib/urls/codebook"
import { saveDraft } from "./save"

// The answer waits for its preview, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Detector" }

export default async function DetectorPage(props: PageProps<"/studies/[study]/codebook/detector">) {
  const who = await viewer()
  const study = await findStudy(who, (await props.params).study)
  if (!study) notFound()
  const draft = loadDraft(await props.searchParams)
  const [catalogue, detectors] = await Promise.all([catalogueOf(study), listDetectors(study)])
  const answer = await ask(study, catalogue, draft)
  return (
    <div className="py-3">
      <p>
        <Link href={codebookUrl(study.slug, "detectors")} className="link inline-flex min-h-6 items-center">
          ‹ Codebook
        </Link>
      </p>
      <h1 className="font-semibold text-lg">
        {draft.name === "" ? "A new detector" : `Detector ${draft.name}`}
      </h1>
      <p className="max-w-read text-muted">
        A definition that answers yes or no for each transcript, always alike, and shows on what. Look at what
        it would say before you save it; this address holds all of it.
      </p>
      <DetectorForm
        // Another draft is another form: a select does not follow its default once it is there.
        key={detectorUrl(study.slug, { ...draft, cell: null })}
        action={detectorUrl(study.slug, {}, "preview")}
        catalogue={catalogue}
        draft={draft}
        error={answer.kind === "unreadable" ? answer.error : null}
      />
      <LanguageHelp />
      {answer.kind === "nothing" && <DetectorExamples study={study.slug} catalogue={catalogue} />}
      {answer.kind === "refused" && (
        <Notice title="This cannot be previewed">
          <p id="preview">{answer.message}</p>
        </Notice>
      )}
      {answer.kind === "preview" && (
        <PreviewResult study={study.slug} catalogue={catalogue} draft={draft} preview={answer.preview}>
          {!mayAs(study.role, "editor") ? (
            <RoleNeeded what="Saving a detector" needs="editor" role={study.role} viewer={who.kind} />
          ) : draft.name.trim() === "" ? (
            <p className="my-3">Give it a name to save it.</p>
          ) : (
            <SaveDetector
              save={saveDraft.bind(null, study.slug)}
              fields={[
                ...new URLSearchParams(detectorUrl(study.slug, { ...draft, cell: null }).split("?")[1]),
              ]}
              label={saveWords(draft, detectors)}
            />
          )}
        </PreviewResult>
      )}
    </div>
  )
}

type Answer =
  | { kind: "nothing" }
  | { kind: "preview"; preview: DetectorPreview }
  | { kind: "unreadable"; error: { line: number; column: number; problem: string } }
  | { kind: "refused"; message: string }

async function ask(study: Study, catalogue: Catalogue, draft: DraftView): Promise<Answer> {
  if (draft.definition.trim() === "") return { kind: "nothing" }
  try {
    return { kind: "preview", preview: await previewDetector(study, catalogue, draft, draft.cell) }
  } catch (error) {
    if (error instanceof DetectorError) {
      const { line, column, problem } = error
      return { kind: "unreadable", error: { line, column, problem } }
    }
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}

function saveWords(draft: DraftView, detectors: DetectorRow[]): string {
  const name = draft.name.trim()
  const latest = detectors.find((detector) => detector.name === name && detector.latest)
  if (latest && isSame(latest, draft)) return `Saved already: see ${latest.judge}`
  return `Save as “${name} v${(latest?.version ?? 0) + 1}” and judge every transcript`
}

function isSame(latest: DetectorRow, draft: DraftView): boolean {
  const canonical = (definition: string) => formatDetector(parseDetector(definition))
  try {
    const level = draft.hit?.values[0] ?? "yes"
    return latest.hit === level && canonical(latest.definition) === canonical(draft.definition)
  } catch {
    return false
  }
}

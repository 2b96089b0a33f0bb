import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { words } from "@/components/review/judges/confusion-matrix"
import { JudgedList } from "@/components/review/judges/judged-list"
import { ownUrl } from "@/components/review/judges/scope"
import { Notice } from "@/components/ui/notice"
import { loadJudgedList } from "@/lib/filters/review/judges"
import { sentence } from "@/lib/filters/sentence"
import { plural } from "@/lib/format/words"
import { QuestionError } from "@/lib/model/question-error"
import { ruleWords } from "@/lib/model/rule"
import { listJudged } from "@/lib/queries/review/judges/list"
import { findStudy } from "@/lib/queries/studies/find"
import { judgesUrl } from "@/lib/urls/review"
import { askedOf, checkOf } from "../answer"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "Judge and people" }

export default async function JudgedListPage(props: PageProps<"/studies/[study]/review/judges/list">) {
  const study = await findStudy(await viewer(), (await props.params).study)
  if (!study) notFound()
  const state = loadJudgedList(await props.searchParams)
  const { says, people, after } = state
  const asked = await askedOf(study, state)
  if (asked.kind !== "asked" || says === null || people === null)
    return <Refused study={study.slug} message={asked.kind === "refused" ? asked.message : NO_CELL} />
  const { scope } = asked
  const check = await checkOf(study, scope)
  if ("message" in check) return <Refused study={study.slug} message={check.message} />
  const list = await listJudged(study, scope.catalogue, scope, {
    says,
    people,
    queues: check.from,
    after,
  }).catch(refusal)
  if ("message" in list) return <Refused study={study.slug} message={list.message} />
  const where = sentence(scope.population)
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">{plural(list.total, "transcript")}</h1>
      <p className="my-2 max-w-read">
        {`Of those with a label${fromWords(check.from)}${where === "" ? "" : `, ${where}`}: `}
        {`the judge says `}
        <span className="font-medium">{words(scope, says)}</span>
        {` (${ruleWords(scope.judge)}), people say `}
        <span className="font-medium">{words(scope, people)}</span>
        {` (${ruleWords(scope.rule)}).`}
      </p>
      <p className="no-print mb-2">
        <Link href={ownUrl(scope)} className="link inline-flex min-h-6 items-center">
          The judge against people
        </Link>
      </p>
      <JudgedList scope={scope} says={says} people={people} started={after !== null} list={list} />
    </div>
  )
}

function fromWords(queues: number[] | null): string {
  return queues === null ? "" : ` from queue ${queues.join(", ")}`
}

const NO_CELL = "This address names no cell: what the judge says, and what people say."

function refusal(error: unknown): { message: string } {
  if (error instanceof QuestionError) return { message: error.message }
  throw error
}

function Refused({ study, message }: { study: string; message: string }) {
  return (
    <Notice title="This list cannot be shown">
      <p>{message}</p>
      <Link href={judgesUrl(study)} className="link">
        Judges against people
      </Link>
    </Notice>
  )
}

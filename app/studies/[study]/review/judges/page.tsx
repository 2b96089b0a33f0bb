import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { Unread } from "@/components/population/unread"
import { outcomeWords } from "@/components/rates/words/outcome"
import { AccuracyTable } from "@/components/review/judges/accuracy-table"
import { notRandomWords, sampleWords } from "@/components/review/judges/check-words"
import { ConfusionMatrix } from "@/components/review/judges/confusion-matrix"
import { CorrectedRates } from "@/components/review/judges/corrected-rates"
import { JudgesForm } from "@/components/review/judges/form"
import { type JudgesScope, stateOf } from "@/components/review/judges/scope"
import { LabelsNeeded } from "@/components/review/judges/width-plan"
import { Notice } from "@/components/ui/notice"
import { judgesParameters, loadJudges, serializeJudges } from "@/lib/filters/review/judges"
import { sentence } from "@/lib/filters/sentence"
import { plural } from "@/lib/format/words"
import type { JudgeCheck } from "@/lib/model/review/judges/check"
import { widthPlan } from "@/lib/model/review/judges/plan"
import { ruleWords } from "@/lib/model/rule"
import { findStudy } from "@/lib/queries/studies/find"
import { methodsUrl } from "@/lib/urls/methods"
import { judgesApiUrl, judgesUrl, newQueueUrl, reviewUrl } from "@/lib/urls/review"
import { askedOf, checkOf } from "./answer"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "A judge against people" }

export default async function JudgesPage(props: PageProps<"/studies/[study]/review/judges">) {
  const study = await findStudy(await viewer(), (await props.params).study)
  if (!study) notFound()
  const parameters = await props.searchParams
  const answer = await askedOf(study, loadJudges(parameters))
  const check = answer.kind === "asked" ? await checkOf(study, answer.scope) : null
  const refused =
    answer.kind === "refused" ? answer.message : check && "message" in check ? check.message : null
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">How well does a judge agree with people?</h1>
      {answer.kind === "no labels" && <NoLabels study={study.slug} />}
      {refused !== null && (
        <Notice title="This judge cannot be held against people">
          <p>{refused}</p>
          <Link href={judgesUrl(study.slug)} className="link">
            The study’s own question
          </Link>
          <Link href={reviewUrl(study.slug)} className="link">
            The queues of this study
          </Link>
        </Notice>
      )}
      {answer.kind === "asked" && check && !("message" in check) && (
        <>
          <JudgesForm {...answer} queues={check.queues} />
          <Unread parts={unreadOf(parameters, loadJudges, judgesParameters)} />
          <Shown scope={answer.scope} check={check} hidden={study.blindFor !== null} />
        </>
      )}
    </div>
  )
}

function Shown({ scope, check, hidden }: { scope: JudgesScope; check: JudgeCheck; hidden: boolean }) {
  const plan = widthPlan(check, scope.width / 100)
  const notCounted = check.queues.flatMap((queue) => notRandomWords(queue) ?? [])
  return (
    <>
      <Sentence scope={scope} check={check} />
      <CorrectedRates scope={scope} check={check} />
      <div className="max-w-read text-sm">
        {sampleWords(check).map((words) => (
          <p key={words}>{words}</p>
        ))}
        {notCounted.length > 0 && (
          <>
            <p className="mt-1">Queues whose labels do not count:</p>
            <ul className="list-disc pl-5">
              {notCounted.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </>
        )}
        {hidden && <p>Transcripts that you must still judge blind are in no figure here.</p>}
        <p className="text-muted">
          95 % intervals. The corrected ones carry the chance in which transcripts were judged and in which
          were labelled; none allows for differences between prompts. The prediction-powered one rests on the
          labels being a random sample of exactly these transcripts, the other on the judge erring here as it
          does on them. <MethodLink id="judge-accuracy" words="Methods" />
        </p>
      </div>
      {check.total.people.n > 0 && (
        <>
          <h2 className="mt-4 font-semibold">What both say, transcript by transcript</h2>
          <ConfusionMatrix scope={scope} check={check} />
          <h2 className="mt-4 font-semibold">How well it does, group by group</h2>
          <AccuracyTable scope={scope} check={check} />
          <p className="max-w-read text-muted text-sm">
            The corrected rate here is the prediction-powered one, from the group’s own labels. Where a judge
            errs more on one model than on another, a difference between models as judged is part error.
          </p>
        </>
      )}
      {plan && <LabelsNeeded scope={scope} plan={plan} />}
      <p className="no-print mt-4">
        <a
          href={judgesApiUrl(scope.study, serializeJudges(stateOf(scope)))}
          className="link inline-flex min-h-6 items-center"
        >
          The same as JSON
        </a>
      </p>
    </>
  )
}

function MethodLink({ id, words }: { id: string; words: string }) {
  return (
    <Link href={methodsUrl(id)} className="link">
      {words}
    </Link>
  )
}

function Sentence({ scope, check }: { scope: JudgesScope; check: JudgeCheck }) {
  const { catalogue, outcome, judge, rule, population } = scope
  const where = sentence(population)
  return (
    <p className="my-3 max-w-read">
      <span className="font-medium">{outcomeWords(catalogue, outcome)}</span>
      {` in ${plural(check.total.judged.n, "transcript")}${where === "" ? "" : ` ${where}`}, `}
      <span className="font-medium">{ruleWords(judge)}</span>
      {", held against "}
      <span className="font-medium">{ruleWords(rule)}</span>
      {` on ${plural(check.total.people.n, "transcript")} that both judged.`}
    </p>
  )
}

function NoLabels({ study }: { study: string }) {
  return (
    <Notice title="No person has judged what a machine judged">
      <p>
        A judge is held against people’s labels of the same variable. Have people label a random sample of the
        transcripts, without seeing the judge’s verdict; a hundred labels say a lot.
      </p>
      <Link href={newQueueUrl(study)} className="link">
        Make a queue
      </Link>
    </Notice>
  )
}

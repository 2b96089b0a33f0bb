import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { unreadOf } from "@/app/unread"
import { viewer } from "@/app/viewer"
import { FlipList } from "@/components/codebook/rules/flip-list"
import { FlipTable } from "@/components/codebook/rules/flip-table"
import { SwitchForm } from "@/components/codebook/rules/switch-form"
import type { SwitchScope } from "@/components/codebook/rules/switch-scope"
import { SwitchTable } from "@/components/codebook/rules/switch-table"
import { Unread } from "@/components/population/unread"
import { outcomeWords } from "@/components/rates/words/outcome"
import { Notice } from "@/components/ui/notice"
import { loadRuleSwitch, type RuleSwitchView, ruleSwitchView } from "@/lib/filters/codebook"
import { filters } from "@/lib/filters/population"
import { sentence } from "@/lib/filters/sentence"
import { plural } from "@/lib/format/words"
import type { FlipList as Flips, RuleSwitch } from "@/lib/model/codebook/rules/switch"
import type { Filters } from "@/lib/model/population/filters"
import { QuestionError } from "@/lib/model/question-error"
import { DEFAULT_RULE, rulesFor, ruleWords } from "@/lib/model/rule"
import type { Catalogue, Study } from "@/lib/model/study"
import { listFlips } from "@/lib/queries/codebook/rules/flips"
import { ruleSwitch } from "@/lib/queries/codebook/rules/switch"
import { resolveOutcome } from "@/lib/queries/population/outcome"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { checkLevels } from "@/lib/queries/studies/keys"
import { codebookUrl, ruleSwitchUrl } from "@/lib/urls/codebook"

// The answer waits for its list, so that the list is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "What changes by rule" }

export default async function RulesPage(props: PageProps<"/studies/[study]/rules">) {
  const study = await findStudy(await viewer(), (await props.params).study)
  if (!study) notFound()
  const parameters = await props.searchParams
  const state = loadRuleSwitch(parameters)
  const answer = await ask(study, await catalogueOf(study), state)
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">What changes if I switch rules?</h1>
      {answer.kind === "refused" ? (
        <Notice title="These rules cannot be held against each other">
          <p>{answer.message}</p>
          <Link href={ruleSwitchUrl(study.slug)} className="link">
            The study’s own question
          </Link>
          <Link href={codebookUrl(study.slug, "rules")} className="link">
            The rules of this study
          </Link>
        </Notice>
      ) : (
        <>
          <SwitchForm scope={answer.scope} />
          <Unread parts={unreadOf(parameters, loadRuleSwitch, { ...filters, ...ruleSwitchView })} />
          <Sentence {...answer} />
          <SwitchTable {...answer} />
          <h2 className="mt-4 font-semibold">From verdict to verdict</h2>
          <FlipTable scope={answer.scope} flips={answer.switched.flips} />
          <FlipList scope={answer.scope} view={state} list={answer.list} />
        </>
      )}
    </div>
  )
}

type Shown = { kind: "shown"; scope: SwitchScope; switched: RuleSwitch; list: Flips }

async function ask(
  study: Study,
  catalogue: Catalogue,
  state: Filters & RuleSwitchView,
): Promise<Shown | { kind: "refused"; message: string }> {
  const { from, to: asked, variable, rows: grouped, was, is, after, ...filters } = state
  try {
    const outcome = resolveOutcome(study, catalogue, variable ?? switchable(study, catalogue))
    if (!outcome) throw new QuestionError("This study has no variable with levels: no rule decides anything.")
    const to = asked ?? otherRule(catalogue, outcome.key, from)
    const rows = grouped === "none" ? null : (grouped ?? "model")
    const population = { ...filters, rule: from }
    checkLevels(catalogue, population)
    const question = { outcome, from, to, rows, population }
    const [switched, list] = await Promise.all([
      ruleSwitch(study, catalogue, question),
      listFlips(study, catalogue, question, { was, is, after }),
    ])
    return { kind: "shown", scope: { study: study.slug, catalogue, ...question }, switched, list }
  } catch (error) {
    if (error instanceof QuestionError) return { kind: "refused", message: error.message }
    throw error
  }
}

/** The study's own outcome where several rules read it, else the first variable that several rules read. */
function switchable({ headline }: Study, catalogue: Catalogue) {
  const several = catalogue.variables.filter(
    ({ key, kind }) => kind === "categorical" && rulesFor(catalogue, key).length > 1,
  )
  if (headline && several.some(({ key }) => key === headline.key)) return headline
  const [first] = several
  return first ? { key: first.key, op: "=" as const, values: [] } : headline
}

/** The first rule that is likely to say something else: a judge that is not the first of its variable. */
function otherRule(catalogue: Catalogue, variable: string, from: string): string {
  const others = rulesFor(catalogue, variable).filter((name) => name !== from)
  const judges = others.filter((name) => catalogue.judges.includes(name) && !catalogue.people.includes(name))
  return (from === DEFAULT_RULE ? judges[1] : undefined) ?? others[0] ?? from
}

function Sentence({ scope, switched }: Shown) {
  const { catalogue, outcome, from, to, population } = scope
  const where = sentence({ ...population, rule: DEFAULT_RULE })
  const transcripts = switched.flips.reduce((sum, { n }) => sum + n, 0)
  return (
    <div className="my-3 max-w-read">
      <p>
        <span className="font-medium">{outcomeWords(catalogue, outcome)}</span>
        {` in ${plural(transcripts, "transcript")}${where === "" ? "" : ` ${where}`}, read `}
        <span className="font-medium">{ruleWords(from)}</span> and then by{" "}
        <span className="font-medium">{ruleWords(to)}</span>
        {`: ${plural(switched.total.flips, "transcript")} read differently.`}
      </p>
      <p className="text-muted text-sm">
        The difference is among the transcripts that both give a value: the same ones, read twice, so chance
        has no part in it. Intervals are 95 % Wilson, each for its own n; filters on observed values are by
        the first rule.
      </p>
    </div>
  )
}

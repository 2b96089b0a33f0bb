import { checkNames, unreadParameters } from "@/app/api/parameters"
import { answerStudy } from "@/app/api/study"
import { askedOf } from "@/app/studies/[study]/review/judges/answer"
import { unreadOf } from "@/app/unread"
import { refusalWords, sampleWords } from "@/components/review/judges/check-words"
import { judgesParameters, loadJudges } from "@/lib/filters/review/judges"
import { formatOutcome } from "@/lib/model/clause"
import { QuestionError } from "@/lib/model/question-error"
import { widthPlan } from "@/lib/model/review/judges/plan"
import { judgeAgainstHuman } from "@/lib/queries/review/judges/against-human"
import type { Corrected } from "@/lib/stats/judge/correction"

/** A machine judge held against people: accuracy, matrix, corrected rates or why there are none. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/v1/studies/[study]/judges">,
): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  return answerStudy(params, async (study) => {
    checkNames(parameters, Object.keys(judgesParameters))
    const [wrong] = [
      ...unreadParameters(parameters).map(([name, value]) => `${name}=${value}`),
      ...unreadOf(Object.fromEntries(parameters), loadJudges, judgesParameters),
    ]
    if (wrong) throw new QuestionError(`The parameters have one that cannot be read: "${wrong}".`)
    const asked = await askedOf(study, loadJudges(parameters))
    if (asked.kind === "refused") throw new QuestionError(asked.message)
    if (asked.kind === "no labels")
      throw new QuestionError("No person has judged a variable that a machine judged.")
    const { scope } = asked
    const check = await judgeAgainstHuman(study, scope.catalogue, scope, scope.queue)
    const group = ({ roganGladen, powered, ...own }: (typeof check)["total"]) => ({
      ...own,
      rogan_gladen: corrected(roganGladen),
      prediction_powered: corrected(powered),
    })
    return Response.json({
      ...{ study: study.slug, outcome: formatOutcome(scope.outcome), judge: scope.judge, rule: scope.rule },
      ...{
        by: scope.by,
        sample: check.sample,
        notes: sampleWords(check),
        queues: check.queues,
        from: check.from,
      },
      ...{ labelled: check.labelled, undecided: check.undecided, unjudged: check.unjudged },
      ...{
        levels: check.levels,
        matrix: check.matrix,
        total: group(check.total),
        groups: check.groups.map(group),
      },
      plan: widthPlan(check, scope.width / 100),
    })
  })
}

function corrected(found: Corrected | null) {
  return found?.refused ? { ...found, message: refusalWords(found.refused) } : found
}

import type { EditState } from "@/components/codebook/questions/form"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { canonicalJson } from "@/lib/model/canonical-json"
import type { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { arrangeLevels, definitionOf, type QuestionFields } from "@/lib/model/codebook/questions/fields"
import { type QuestionPreview, staleCounts } from "@/lib/model/codebook/questions/preview"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { staleIf } from "@/lib/queries/codebook/questions/stale-labels"

export type Answer = Omit<EditState, "turn">

export const unanswered = (fields: QuestionFields): Answer => ({
  ...{ fields, problem: null, preview: null, theirs: null, focus: null },
})

/** What a form becomes when one of its buttons is pressed: arranged, or with what saving it would do. */
export async function answerFields(
  who: Viewer,
  study: Study,
  fields: QuestionFields,
  pressed: string,
): Promise<Answer> {
  const arranged = arrangeLevels(fields.levels, pressed)
  if (arranged)
    return { ...unanswered({ ...fields, levels: arranged.levels }), focus: `level-${arranged.at}` }
  const definition = definitionOf(fields)
  if (typeof definition === "string") return refused(fields, definition)
  return orProblem(study, fields, async () => {
    await saveQuestion(who, study, { ...fields, definition }, { dry: true })
    const preview = await previewOf(study, fields, definition)
    return { ...unanswered(fields), preview, focus: "preview" }
  })
}

/** What `work` answers, or the form with what kept it from that. */
export async function orProblem(
  study: Study,
  fields: QuestionFields,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ConflictError) return conflict(study, fields, error.message)
    if (error instanceof QuestionError || error instanceof AccessError) return refused(fields, error.message)
    throw error
  }
}

export function refused(fields: QuestionFields, problem: string): Answer {
  return { ...unanswered(fields), problem, focus: "problem" }
}

/** What somebody else saved meanwhile is shown; the next save goes over it. */
async function conflict(study: Study, fields: QuestionFields, message: string): Promise<Answer> {
  const theirs = (await questionsOf(study)).find(({ key }) => key === fields.key) ?? null
  if (!theirs || fields.base === null) return refused(fields, message)
  const { version, definition } = theirs
  const problem = `${message} To do so, preview yours again.`
  return { ...refused({ ...fields, base: version }, problem), theirs: { version, definition } }
}

async function previewOf(
  study: Study,
  { key }: QuestionFields,
  definition: QuestionDefinition,
): Promise<QuestionPreview> {
  const known = (await questionsOf(study)).find((question) => question.key === key)
  const { older, stale } = await staleIf(study, key, definition)
  return {
    ...{ key, definition, version: (known?.version ?? 0) + 1, labels: older, stale: staleCounts(stale) },
    same: known !== undefined && canonicalJson(known.definition) === canonicalJson(definition),
  }
}

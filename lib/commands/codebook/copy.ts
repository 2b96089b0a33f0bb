import "server-only"
import { inTransaction } from "@/lib/db/transaction"
import type { CodebookDocument } from "@/lib/model/codebook/document"
import { requireRole, type Viewer } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { lockCodebook, storedQuestions } from "./lock"
import { storeQuestion } from "./questions/save"

/** What came of a copy: the keys that were made, and those that were not, with why. */
export type CopiedCodebook = { made: string[]; left: { key: string; why: string }[] }

/**
 * Copies the questions of a codebook, or some of them, into a study, each as its version 1. A question whose key the
 * study has is left alone, and so is one that the study cannot take. Takes an editor. Throws AccessError.
 */
export async function copyCodebook(
  who: Viewer,
  study: Pick<Study, "id" | "role">,
  { title, questions }: CodebookDocument,
  keys?: string[],
): Promise<CopiedCodebook> {
  requireRole(study, "editor")
  const chosen = questions.filter(({ key }) => keys === undefined || keys.includes(key))
  return inTransaction(async (client) => {
    await lockCodebook(client, study.id)
    const known = new Map((await storedQuestions(client, study.id)).map((one) => [one.key, one]))
    const copied: CopiedCodebook = { made: [], left: [] }
    // A question comes after the one that it waits for, whatever the order of the file; it keeps its place otherwise.
    for (const { key, definition } of inTurn(chosen)) {
      const there = known.get(key)
      if (there) {
        const why = there.archived ? "the study has it, and asks it no longer" : "the study has it already"
        copied.left.push({ key, why })
        continue
      }
      await client.query("SAVEPOINT question")
      try {
        await storeQuestion(client, who, study.id, { key, definition, note: `from “${title}”` })
        copied.made.push(key)
      } catch (error) {
        if (!(error instanceof QuestionError)) throw error
        await client.query("ROLLBACK TO SAVEPOINT question")
        copied.left.push({ key, why: error.message })
      }
    }
    return copied
  })
}

function inTurn(questions: CodebookDocument["questions"]): CodebookDocument["questions"] {
  const done: CodebookDocument["questions"] = []
  const waits = (one: CodebookDocument["questions"][number]) =>
    questions.find(({ key }) => key === one.definition.askIf?.question)
  const take = (one: CodebookDocument["questions"][number], seen: string[]) => {
    const before = waits(one)
    if (before && !seen.includes(before.key)) take(before, [...seen, one.key])
    if (!done.includes(one)) done.push(one)
  }
  for (const question of questions) take(question, [])
  return done
}

import { z } from "zod"
import { type Question, QuestionDefinition } from "@/lib/model/codebook/questions/definition"

// A codebook to take away and to bring: the words of its questions, without who changed them when.

const CodebookQuestion = z.object({ key: z.string().trim().min(1), definition: QuestionDefinition })
export type CodebookQuestion = z.infer<typeof CodebookQuestion>

export const CodebookDocument = z.object({
  codebook: z.literal(1),
  title: z.string(),
  questions: z.array(CodebookQuestion).max(200),
})
export type CodebookDocument = z.infer<typeof CodebookDocument>

export function codebookDocument(title: string, questions: Question[]): CodebookDocument {
  return { codebook: 1, title, questions: questions.map(({ key, definition }) => ({ key, definition })) }
}

/** A codebook from the text of a file, or what is wrong with it in words. */
export function readCodebook(text: string): CodebookDocument | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return "This is no JSON."
  }
  const parsed = CodebookDocument.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.join(".")}` : ""
  return `This is no codebook of Exhibit${place}: ${issue?.message ?? "unreadable"}.`
}

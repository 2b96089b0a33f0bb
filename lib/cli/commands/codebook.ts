import { readFile } from "node:fs/promises"
import { defineCommand, UsageError } from "@/lib/cli/command"
import { openStudyOf } from "@/lib/cli/commands/population"
import { openDatabase } from "@/lib/cli/database"
import { userPath } from "@/lib/cli/start/user-path"
import { agenticMisalignment } from "@/lib/codebooks/agentic-misalignment"
import { copyCodebook } from "@/lib/commands/codebook/copy"
import { type CodebookDocument, codebookDocument, readCodebook } from "@/lib/model/codebook/document"
import { codebookMarkdown } from "@/lib/model/codebook/markdown"
import { SYSTEM } from "@/lib/model/people/viewer"
import { questionsOf } from "@/lib/queries/codebook/asked"

const help = `exhibit codebook --study SLUG [--file FILE | --from agentic-misalignment] [--question KEY]… [--markdown]

Prints what the study asks of people, as JSON or as Markdown. With --file or --from it copies the questions of such
a codebook, or those named, into the study first; questions whose keys the study has are left alone and named.
Exit code 3: copied, but some questions were left.`

export const codebookCommand = defineCommand({
  name: "codebook",
  summary: "print what people are asked, or copy a codebook into a study",
  help,
  options: {
    study: { type: "string" },
    file: { type: "string" },
    from: { type: "string" },
    question: { type: "string", multiple: true },
    markdown: { type: "boolean" },
  },
  async run(values) {
    const source = await sourceOf(values)
    await openDatabase()
    const { study } = await openStudyOf(values.study)
    if (!source) {
      const document = codebookDocument(study.title, await questionsOf(study))
      console.log(values.markdown ? codebookMarkdown(document) : JSON.stringify(document, null, 2))
      return 0
    }
    const unknown = values.question?.find((key) => !source.questions.some((one) => one.key === key))
    if (unknown !== undefined)
      throw new UsageError(
        `“${source.title}” has no question "${unknown}"; it has ${source.questions.map(({ key }) => key).join(", ")}`,
      )
    const { made, left } = await copyCodebook(SYSTEM, study, source, values.question)
    for (const key of made) console.log(key)
    for (const { key, why } of left) console.error(`left: ${key}: ${why}`)
    return left.length > 0 ? 3 : 0
  },
})

async function sourceOf(values: { file?: string; from?: string }): Promise<CodebookDocument | null> {
  const { file, from } = values
  if (file !== undefined && from !== undefined) throw new UsageError("--file or --from, not both")
  if (from !== undefined) {
    if (from !== "agentic-misalignment")
      throw new UsageError(`--from takes agentic-misalignment, not "${from}"`)
    return agenticMisalignment
  }
  if (file === undefined) return null
  const read = readCodebook(await readFile(userPath(file), "utf8"))
  if (typeof read === "string") throw new UsageError(`${file}: ${read}`)
  return read
}

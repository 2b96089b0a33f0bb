import { readFile } from "node:fs/promises"
import path from "node:path"
import { cleanText } from "@/lib/importers/clean-text"
import type { InputFile } from "@/lib/importers/mapping/files/inputs"
import type { Mapping, PromptSpec } from "@/lib/importers/mapping/schema"
import { type Message, textMessage } from "@/lib/model/transcript"
import { patternText } from "./pattern"

/**
 * The prompts of one condition, from files below the mapping's root, `{factor}` in a name standing for its
 * level and what `without` matches taken out. `remark` hears of a file that cannot be read, and of a pattern
 * that takes nothing out; the prompt is then absent, or whole.
 */
export async function readPrompts(
  mapping: Mapping,
  factors: Record<string, string>,
  file: InputFile,
  remark: (message: string) => void,
): Promise<Message[]> {
  const wanted = mapping.prompts.filter(({ when }) =>
    Object.entries(when).every(([key, level]) => factors[key] === level),
  )
  const prompts = await Promise.all(wanted.map((spec) => readPrompt(spec, factors, file, remark)))
  return prompts.flatMap((prompt) => prompt ?? [])
}

async function readPrompt(
  spec: PromptSpec,
  factors: Record<string, string>,
  { root }: InputFile,
  remark: (message: string) => void,
): Promise<Message | null> {
  const name = spec.file.replace(/\{([^}]+)\}/g, (whole, key: string) => factors[key] ?? whole)
  const inside = path.relative(root, path.resolve(root, name))
  if (inside.split(path.sep)[0] === ".." || path.isAbsolute(inside)) {
    remark(`prompt file ${name} lies outside the folder; the ${spec.role} prompt is absent`)
    return null
  }
  let text: string
  try {
    text = cleanText(await readFile(path.join(root, inside), "utf8")).text
  } catch {
    remark(`prompt file ${name} cannot be read; the ${spec.role} prompt is absent`)
    return null
  }
  for (const pattern of spec.without) {
    const rest = text.replace(new RegExp(pattern, `${pattern.flags}g`), "")
    if (rest === text) remark(`${patternText(pattern)} takes nothing out of ${name}`)
    text = rest
  }
  return textMessage(spec.role, text)
}

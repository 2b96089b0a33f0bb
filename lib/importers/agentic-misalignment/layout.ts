import { readdir, readFile, stat } from "node:fs/promises"
import { basename, dirname, join, posix, relative } from "node:path"

/** A model folder's condition folder, and the folder of the prompts that went with it, where there is one. */
export type RunFolder = {
  path: string
  /** Relative to the source, with forward slashes; "" when the source is the run folder itself. */
  name: string
  model: string
  condition: string
  prompts: string | null
}

const NOT_MODELS = new Set(["logs", "prompts", "models"])
const SAMPLE = /^sample_(\d+)$/

/**
 * The run folders under a source, in order. The source may be an experiment (with `models/`, with model folders
 * at its root, or both), a `models` folder, a model's folder or one condition's folder.
 */
export async function runFolders(path: string): Promise<RunFolder[]> {
  if ((await sampleFolders(path)).length > 0) return [await runFolder(path, "")]
  const found: RunFolder[] = []
  for (const child of await folders(path)) {
    const here = join(path, child)
    if ((await sampleFolders(here)).length > 0) found.push(await runFolder(here, child))
    else if (child === "models") found.push(...(await runsOfModels(here, "models/")))
    else if (!NOT_MODELS.has(child)) found.push(...(await runsOfModel(here, `${child}/`)))
  }
  return found
}

/** The sample folders of a run, by number. */
export async function sampleFolders(path: string): Promise<{ name: string; number: number }[]> {
  const samples = (await folders(path)).flatMap((name) => {
    const number = SAMPLE.exec(name)?.[1]
    return number ? [{ name, number: Number(number) }] : []
  })
  return samples.sort((a, b) => a.number - b.number)
}

/** Conditions with a system prompt in an experiment's own `prompts` folder. */
export async function promptFolders(path: string): Promise<string[]> {
  const found: string[] = []
  for (const id of await folders(join(path, "prompts"))) {
    if (await exists(join(path, "prompts", id, "system_prompt.txt"))) found.push(id)
  }
  return found
}

/** Whether any sample of a run is in the framework's shape, as far as its text tells without parsing. */
export async function holdsResponse(run: RunFolder): Promise<boolean> {
  for (const { name } of await sampleFolders(run.path)) {
    const text = await readFile(join(run.path, name, "response.json"), "utf8").catch(() => "")
    if (/"raw_response"\s*:|"failure_count"\s*:/.test(text)) return true
  }
  return false
}

/** The name of a path, given the name of another one; with "../" where it lies outside the source. */
export function nameBeside(name: string, path: string, other: string): string {
  return posix.normalize(`${name}/${relative(path, other).replaceAll("\\", "/")}`)
}

async function runsOfModels(path: string, name: string): Promise<RunFolder[]> {
  const runs: RunFolder[] = []
  for (const model of await folders(path)) {
    runs.push(...(await runsOfModel(join(path, model), `${name}${model}/`)))
  }
  return runs
}

async function runsOfModel(path: string, name: string): Promise<RunFolder[]> {
  const runs: RunFolder[] = []
  for (const condition of await folders(path)) {
    const here = join(path, condition)
    if ((await sampleFolders(here)).length > 0) runs.push(await runFolder(here, name + condition))
  }
  return runs
}

async function runFolder(path: string, name: string): Promise<RunFolder> {
  const condition = basename(path)
  const models = dirname(dirname(path))
  const experiment = basename(models) === "models" ? dirname(models) : models
  const prompts = join(experiment, "prompts", condition)
  const model = basename(dirname(path))
  return { path, name, model, condition, prompts: (await exists(prompts)) ? prompts : null }
}

async function folders(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  const names: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue
    const linked =
      entry.isSymbolicLink() && (await stat(join(path, entry.name)).catch(() => null))?.isDirectory()
    if (entry.isDirectory() || linked) names.push(entry.name)
  }
  return names.sort()
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

import { basename, dirname, join } from "node:path"
import { readExperimentState } from "@/lib/importers/agentic-misalignment/experiment"
import {
  holdsResponse,
  nameBeside,
  promptFolders,
  runFolders,
} from "@/lib/importers/agentic-misalignment/layout"
import { readRun } from "@/lib/importers/agentic-misalignment/run"
import type { Importer } from "@/lib/importers/contract"

/** Results folders of Anthropic's agentic-misalignment framework, in its current and its old layout. */
export const agenticMisalignment: Importer = {
  name: "agentic-misalignment",
  expects:
    "a results folder of the agentic-misalignment framework: models/MODEL/CONDITION/sample_001/response.json " +
    "(or without models/), or prompts/CONDITION/system_prompt.txt",

  async recognises({ path, kind }) {
    if (kind !== "folder") return false
    if ((await promptFolders(path)).length > 0) return true
    for (const run of await runFolders(path)) if (await holdsResponse(run)) return true
    return false
  },

  async *read({ path, name }) {
    const runs = await runFolders(path)
    const experiment = await experimentFolder(path, runs[0]?.path)
    const stateFile = join(experiment, "experiment_state.json")
    const { state, warnings } = await readExperimentState(stateFile, nameBeside(name, path, stateFile))
    for (const warning of warnings) yield { type: "warning", warning }
    for (const run of runs) yield* readRun(run, run.name === "" ? name : `${name}/${run.name}`, state)

    const answered = new Set(runs.map((run) => run.condition))
    for (const id of await promptFolders(path)) {
      if (answered.has(id)) continue
      const message = "prompts without responses: no run was made of them"
      yield {
        type: "warning",
        warning: { file: `${name}/prompts/${id}`, where: "prompts", message, rejected: false },
      }
    }
  },
}

/** The experiment that a source belongs to: a `models` folder or less of it lies within one. */
async function experimentFolder(source: string, run: string | undefined): Promise<string> {
  if (run === undefined) return source
  const models = dirname(dirname(run))
  return basename(models) === "models" ? dirname(models) : models
}

import { existsSync } from "node:fs"
import path from "node:path"
import type { Page } from "@playwright/test"
import { drawn } from "@/lib/cli/test/sampled"
import { demo } from "../demo"
import { expect, test } from "../fixtures"
import { expectKept, type Question } from "./kept-marks"

const questions: Record<string, Question> = {
  "models by scenario": { query: "outcome=harmful=yes&rows=model&columns=scenario", harm: ["harmful=yes"] },
  "an observed variable, and no value of it": {
    query: "outcome=harmful=yes&rows=belief&columns=none",
    harm: ["harmful=yes"],
  },
  "three keys": {
    query: "outcome=outcome=blackmail|leak&rows=model&columns=system_prompt&panels=urgency_type",
    harm: ["outcome=blackmail", "outcome=leak"],
  },
  "a number at its bound": { query: "outcome=severity>=7&rows=scenario&columns=model", harm: [] },
  "levels that are no harm": { query: "outcome=belief=real&rows=model&columns=scenario", harm: [] },
  "people's labels": {
    query: "outcome=harmful=yes&rows=model&columns=none&rule=people",
    harm: ["harmful=yes"],
  },
  "all but a level, in some transcripts": {
    query: "outcome=outcome!=blackmail&rows=model&columns=none&where=belief!=real&where=scenario:blackmail",
    harm: ["outcome=blackmail", "outcome=leak"],
  },
  "a mix of several variables": {
    query: "outcome=outcome=blackmail&mix=harmful=yes&mix=belief=real&rows=model&columns=scenario",
    harm: ["outcome=blackmail", "harmful=yes"],
  },
}

const asked = drawn("questions of the demo, every mark of every form", Object.entries(questions))
for (const [name, question] of asked) {
  test(`every mark of every form is what its transcripts are: ${name}`, async ({ page }) => {
    test.slow()
    await expectKept(page, demo, question)
  })
}

const data = path.resolve(process.cwd(), "../shared/data")

test.describe("real data (without ../shared/data these are skipped)", () => {
  test.skip(!existsSync(data), "../shared/data is not here")

  const correctness = { Correct: "C", Partial: "P", Incorrect: "I", "No answer": "N" }
  const [accepts, blackmails] = ["accepts_migration=yes", "blackmails=yes"]
  const real = [
    {
      ...{ name: "framework-marks", source: "generated-fixtures/agentic-misalignment", map: null },
      questions: [
        { query: "outcome=harmful=yes&rows=model&columns=scenario", harm: ["harmful=yes"] },
        {
          query: "outcome=harmful=yes&rows=goal_type&columns=urgency_type&panels=scenario",
          harm: ["harmful=yes"],
        },
        {
          query: "outcome=harmful=yes&rows=scenario&columns=none&rule=classifier_verdict",
          harm: ["harmful=yes"],
        },
      ],
    },
    {
      ...{ name: "one-line-marks", source: "nostalgebraist-agentic-misalignment", map: "nostalgebraist" },
      questions: [
        { query: `outcome=${accepts}&rows=system_prompt&columns=user_prompt`, harm: [] },
        {
          query: `outcome=${blackmails}&mix=${accepts}&rows=system_prompt&columns=none`,
          harm: [blackmails],
        },
      ],
    },
    {
      ...{ name: "inspect-marks", source: "inspect", map: null },
      questions: [{ query: "rows=model&columns=none", harm: [], labels: correctness }],
    },
  ]

  for (const { name, source, map, questions } of drawn("real studies, every mark of every form", real)) {
    test(`every mark of every form is what its transcripts are: ${source}`, async ({ page, exhibit }) => {
      test.slow()
      const mapping = map === null ? [] : ["--map", `lib/importers/mappings/${map}.yaml`]
      const { code } = await exhibit(["import", path.join(data, source), ...mapping, "--study", name])
      expect([0, 3]).toContain(code)
      const study = `/studies/${name}`
      for (const question of questions) {
        const own = question.query.includes("outcome=") ? "" : `outcome=${await ownOutcome(page, study)}&`
        await expectKept(page, study, { ...question, query: `${own}${question.query}` })
      }
    })
  }
})

/** The outcome that a study opens with. */
async function ownOutcome(page: Page, study: string): Promise<string> {
  const { outcome } = await (await page.request.get(`/api/v1${study}/rates`)).json()
  return outcome
}

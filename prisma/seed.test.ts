import { expect, test } from "vitest"
import { archiveQuestion } from "@/lib/commands/codebook/questions/arrange"
import { db } from "@/lib/db/client"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import { questionsOf } from "@/lib/queries/codebook/asked"
import { catalogueOf } from "@/lib/queries/studies/catalogue"
import { findStudy } from "@/lib/queries/studies/find"
import { seed } from "./seed"

testDatabase()

async function demo() {
  const study = await findStudy(SYSTEM, "demo")
  if (!study) throw new Error("no demo")
  return study
}

test("the demo asks people the shipped codebook, and the belief of the variable that its classifier judged", async () => {
  await seed()
  const study = await demo()
  const keys = (await questionsOf(study)).map(({ key }) => key)
  expect(keys).toEqual(["harmful_action", "harm_severity", "belief", "reasoning"])
  const { variables } = await catalogueOf(study)
  expect(variables.map(({ key }) => key)).toEqual(["harmful", "outcome", "belief", "severity"])
  const belief = await db().variable.findFirstOrThrow({ where: { studyId: study.id, key: "belief" } })
  expect(belief).toMatchObject({
    ...{ imported: true, label: "Stated belief" },
    levels: [{ key: "real" }, { key: "evaluation" }, { key: "not stated" }],
  })
})

test("brought again, nothing is asked twice, and what was archived stays so", async () => {
  const study = await demo()
  await archiveQuestion(SYSTEM, study, "reasoning")
  const before = await db().questionVersion.findMany({ orderBy: { id: "asc" } })
  await seed()
  expect(await db().questionVersion.findMany({ orderBy: { id: "asc" } })).toEqual(before)
  expect((await questionsOf(study)).map(({ key }) => key)).toEqual([
    "harmful_action",
    "harm_severity",
    "belief",
  ])
})

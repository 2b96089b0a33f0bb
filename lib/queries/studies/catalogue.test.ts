import { expect, test } from "vitest"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { importEvents, noCounts } from "@/lib/commands/import/write-events"
import { openStudy } from "@/lib/commands/studies/open"
import { runEvent, stream, transcriptEvent } from "@/lib/commands/testing/events"
import { insertLabel } from "@/lib/commands/testing/labels"
import { insertPerson } from "@/lib/commands/testing/people"
import { testDatabase } from "@/lib/db/testing/test-database"
import { SYSTEM } from "@/lib/model/people/viewer"
import { catalogueOf } from "./catalogue"
import { findStudy } from "./find"

testDatabase()

test("what a question asks is there to filter by once somebody has answered it", async () => {
  const events = [runEvent("a"), transcriptEvent("1", "yes")]
  await importEvents(await openStudy("asked"), "test", stream(events), noCounts())
  const study = await findStudy(SYSTEM, "asked")
  if (!study) throw new Error("no study")
  const levels = ["leak", "plead"].map((key) => ({ key, label: key }))
  const definition = { question: "What?", kind: "several" as const, levels }
  const { versionId } = await saveQuestion(SYSTEM, study, { key: "acts", definition })
  const keys = async () => (await catalogueOf(study)).variables.map(({ key }) => key)
  expect(await keys()).toEqual(["harmful"])
  const ada = await insertPerson("Ada", { study: "asked" })
  await insertLabel(ada, study.id, { sample: "1", variable: "acts.leak", value: "no", versionId })
  expect(await keys()).toEqual(["harmful", "acts.leak"])
})

import { once } from "node:events"
import { askedQuestions, saveDraft, transcriptIn } from "@/lib/commands/review/labels/save-draft"
import { submitLabels } from "@/lib/commands/review/labels/submit"
import { leaseNext } from "@/lib/commands/review/queues/lease-item"
import { readDraft } from "@/lib/db/own-labels"
import { inTransaction } from "@/lib/db/transaction"
import type { Person } from "@/lib/model/people/viewer"
import { Answer } from "@/lib/model/review/labels/answers"
import type { Study } from "@/lib/model/study"

// A process that labels a queue as one of its reviewers until it is killed, or nothing is left: says "draft ID" and
// "label ID" when it has been told that they are stored, and "done" at the end.

const [whoText = "", studyText = "", queueText = ""] = process.argv.slice(2)
const who: Person = JSON.parse(whoText)
const study: Study = JSON.parse(studyText)
const queue = Number(queueText)

const answers = {
  acts: Answer.parse({ levels: ["leak"], reason: "It says so." }),
  grave: Answer.parse({ levels: ["yes"], unsure: true }),
}

for (;;) {
  const leased = await leaseNext(who, study, queue)
  if ("done" in leased) break
  const { transcript } = leased
  const revision = await inTransaction(async (client) => {
    const id = await transcriptIn(client, study, transcript)
    return (await readDraft(client, who.id, id, await askedQuestions(client, study))).revision
  })
  const draft = await saveDraft(who, study, { transcript, answers, revision })
  await say(`draft ${transcript}`)
  await submitLabels(who, study, { transcript, queue, answers, revision: draft.revision })
  await say(`label ${transcript}`)
}
await say("done")
process.exit(0)

/** What has been said has left this process: a kill comes after it. */
async function say(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain")
}

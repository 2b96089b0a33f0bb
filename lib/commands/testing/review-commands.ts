import { copyCodebook } from "@/lib/commands/codebook/copy"
import { archiveQuestion, moveQuestion, orderQuestions } from "@/lib/commands/codebook/questions/arrange"
import { saveQuestion } from "@/lib/commands/codebook/questions/save"
import { adjudicate } from "@/lib/commands/review/adjudication/decide"
import { saveDraft } from "@/lib/commands/review/labels/save-draft"
import { skipItem, submitLabels } from "@/lib/commands/review/labels/submit"
import {
  addReviewers,
  pauseReviewing,
  removeReviewer,
  setQueueState,
} from "@/lib/commands/review/queues/change"
import { extendLease, leaseNext, releaseItem } from "@/lib/commands/review/queues/lease-item"
import { makeQueue } from "@/lib/commands/review/queues/make"
import { pool } from "@/lib/db/client"
import { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { requirePerson, type Viewer } from "@/lib/model/people/viewer"
import { Answer } from "@/lib/model/review/labels/answers"
import { PlanDraft } from "@/lib/model/review/queues/plan"
import type { AccessCase, Scene } from "./access-case"

/** Codebook, labels and queues, as `accessCases`. */
export const reviewCases: Record<string, AccessCase> = {
  "codebook/questions/save saveQuestion": {
    needs: "editor",
    act: (who, study) => saveQuestion(who, study, { key: "access_asked", definition }),
  },
  "codebook/questions/arrange archiveQuestion": {
    needs: "editor",
    prepare: newQuestion,
    act: (who, study, _, key) => archiveQuestion(who, study, key),
  },
  "codebook/questions/arrange orderQuestions": {
    needs: "editor",
    prepare: twoQuestions,
    act: (who, study, _, key) => orderQuestions(who, study, [key]),
  },
  "codebook/questions/arrange moveQuestion": {
    needs: "editor",
    prepare: twoQuestions,
    act: (who, study, _, key) => moveQuestion(who, study, key, -1),
  },
  "review/labels/save-draft saveDraft": {
    needs: "reviewer",
    unnoted: true,
    act: (who, study, { transcript }) =>
      saveDraft(requirePerson(who), study, { transcript, answers: {}, revision: 0 }),
  },
  "review/labels/submit submitLabels": {
    needs: "reviewer",
    prepare: async (scene, who) => {
      if (who.kind === "person") await pool().query("DELETE FROM draft WHERE person_id = $1", [who.id])
      return onlyQuestion(scene)
    },
    act: (who, study, { transcript }, key) =>
      submitLabels(requirePerson(who), study, { ...labels(key), transcript }),
  },
  "review/labels/submit skipItem": {
    needs: "reviewer",
    prepare: openItem,
    act: (who, study, { transcript }, queue) =>
      skipItem(requirePerson(who), study, { transcript, queue: Number(queue), reason: "unclear" }),
  },
  "review/queues/lease-item leaseNext": {
    needs: "reviewer",
    unnoted: true,
    prepare: newQueue,
    act: (who, study, _, queue) => leaseNext(requirePerson(who), study, Number(queue)),
  },
  "review/queues/lease-item extendLease": {
    needs: "reviewer",
    unnoted: true,
    prepare: openItem,
    act: (who, study, { transcript }, queue) =>
      extendLease(requirePerson(who), study, Number(queue), transcript, 10),
  },
  "review/queues/lease-item releaseItem": {
    needs: "reviewer",
    unnoted: true,
    prepare: openItem,
    act: (who, study, { transcript }, queue) =>
      releaseItem(requirePerson(who), study, Number(queue), transcript),
  },
  "review/queues/change pauseReviewing": {
    needs: "reviewer",
    unnoted: true,
    prepare: newQueue,
    act: (who, study, _, queue) => pauseReviewing(requirePerson(who), study, Number(queue), true),
  },
  "review/queues/change setQueueState": {
    needs: "editor",
    prepare: newQueue,
    act: (who, study, _, queue) => setQueueState(who, study, Number(queue), "closed"),
  },
  "review/queues/change addReviewers": {
    needs: "editor",
    prepare: newQueue,
    act: (who, study, { other }, queue) => addReviewers(who, study, Number(queue), [other.id]),
  },
  "review/queues/change removeReviewer": {
    needs: "editor",
    prepare: newQueue,
    act: (who, study, { other }, queue) => removeReviewer(who, study, Number(queue), other.id),
  },
  "review/adjudication/decide adjudicate": {
    needs: "editor",
    prepare: async (scene) => {
      const key = await onlyQuestion(scene)
      const { rows } = await pool().query("SELECT id FROM study WHERE slug = $1", [scene.slug])
      const named = { id: rows[0]?.id, slug: scene.slug, title: scene.slug, description: "", headline: null }
      await submitLabels(
        scene.other,
        { ...named, visibility: "private", role: "reviewer", blindFor: null },
        { ...labels(key), transcript: scene.transcript },
      )
      return key
    },
    act: (who, study, { transcript }, variable) =>
      adjudicate(requirePerson(who), study, {
        ...{ transcript, variable, value: "It pleads.", reason: "It says please.", evidence: [] },
      }),
  },
  "codebook/copy copyCodebook": {
    needs: "editor",
    act: (who, study) =>
      copyCodebook(who, study, {
        ...{ codebook: 1, title: "A codebook" },
        questions: [{ key: `copied_${++made}`, definition }],
      }),
  },
  "review/queues/make makeQueue": {
    needs: "editor",
    prepare: newQuestion,
    act: async (who, study, { transcript, other }, key) => {
      const { rows } = await pool().query("SELECT id FROM question WHERE study_id = $1 AND key = $2", [
        ...[study.id, key],
      ])
      const plan = PlanDraft.parse({ plan: "all", seed: 1, n: null })
      return makeQueue(
        who,
        study,
        {
          ...{ title: "Access", questions: [rows[0]?.id], perItem: 1, dueOn: null, reviewers: [other.id] },
          blind: { on: false, model: false, condition: false },
        },
        {
          filters: "",
          plan: { ...plan, population: 1, candidates: 1, drawn: 1, strata: [] },
          items: [{ transcript, stratum: null }],
        },
      )
    },
  },
}

const definition = QuestionDefinition.parse({ question: "What does it say?", kind: "text", spans: "none" })

let made = 0

const labels = (key: string) => ({
  ...{ queue: null, revision: 0 },
  answers: { [key]: Answer.parse({ text: "It asks." }) },
})

async function newQuestion({ slug }: Scene): Promise<string> {
  const key = `asked_${++made}`
  const { rows } = await pool().query("SELECT id FROM study WHERE slug = $1", [slug])
  await saveQuestion({ kind: "system" }, { id: rows[0]?.id, role: "owner" }, { key, definition })
  return key
}

/** The one that is asked. */
async function onlyQuestion(scene: Scene): Promise<string> {
  await pool().query(
    "UPDATE question SET archived_at = now() WHERE study_id = (SELECT id FROM study WHERE slug = $1)",
    [scene.slug],
  )
  return newQuestion(scene)
}

/** The key of the later one. */
async function twoQuestions(scene: Scene): Promise<string> {
  await newQuestion(scene)
  return newQuestion(scene)
}

/** A queue of the scene's transcript; whoever asks is one of its reviewers, whatever their role is by now. */
async function newQueue(scene: Scene, who: Viewer): Promise<string> {
  const { rows } = await pool().query(
    `INSERT INTO queue (study_id, title, filters, plan, questions, per_item, blind, author)
     SELECT id, 'a queue', '', $2, '{}', 2, '{"on": false}', 'somebody' FROM study WHERE slug = $1 RETURNING id`,
    [scene.slug, JSON.stringify({ plan: "all", seed: 1, n: null, population: 1, candidates: 1, drawn: 1 })],
  )
  const queue = rows[0]?.id
  const people = who.kind === "person" ? [who.id, scene.other.id] : [scene.other.id]
  await pool().query(
    "INSERT INTO queue_reviewer (queue_id, person_id, seed) SELECT $1, unnest($2::text[]), 1",
    [queue, people],
  )
  await pool().query(
    "INSERT INTO queue_item (queue_id, transcript_id, ordinal) SELECT $1, id, 1 FROM transcript WHERE public_id = $2",
    [queue, scene.transcript],
  )
  return String(queue)
}

/** As `newQueue`, with its item open by who asks. */
async function openItem(scene: Scene, who: Viewer): Promise<string> {
  const queue = await newQueue(scene, who)
  if (who.kind === "person")
    await pool().query(
      `INSERT INTO assignment (item_id, person_id, state, leased_until)
       SELECT id, $2, 'open', now() + interval '1 hour' FROM queue_item WHERE queue_id = $1`,
      [queue, who.id],
    )
  return queue
}

import type { Route } from "next"
import { groupKeys, variableWords } from "@/components/studies/catalogue-words"
import type { NewQueueView } from "@/lib/filters/review/queues"
import { planNames, SamplingPlan } from "@/lib/model/review/queues/plan"
import type { Catalogue } from "@/lib/model/study"
import { CheckBox, Group, Labelled } from "./fields"

type Props = {
  action: Route
  /** The filters of the population, as an address has them. */
  filters: [name: string, value: string][]
  view: NewQueueView
  seed: number
  catalogue: Catalogue
  questions: { key: string; words: string }[]
  people: { id: string; name: string }[]
}

/** A queue as a form: its answer is a preview, at an address. */
export function QueueForm({ action, filters, view, seed, catalogue, questions, people }: Props) {
  return (
    <form action={action} aria-label="Queue" className="mt-3 flex max-w-read flex-col gap-5">
      {filters.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="sent" value="yes" />
      <Labelled
        words="title"
        note="Everybody who may read the study sees it, and blind reviewers too: do not let it tell what they must not know."
      >
        <input name="title" defaultValue={view.title} maxLength={120} className="control max-w-96" />
      </Labelled>
      <PlanFields view={view} seed={seed} catalogue={catalogue} />
      <Group words="What is asked">
        {questions.map(({ key, words }) => (
          <CheckBox key={key} name="question" value={key} checked={view.question.includes(key)}>
            {words}
          </CheckBox>
        ))}
      </Group>
      <Group words="Who judges">
        {people.map(({ id, name }) => (
          <CheckBox key={id} name="reviewer" value={id} checked={view.reviewer.includes(id)}>
            {name}
          </CheckBox>
        ))}
        <Labelled words="people per transcript">
          <input
            type="number"
            name="per"
            min={1}
            max={50}
            defaultValue={view.per}
            className="control w-24 tabular-nums"
          />
        </Labelled>
        <Labelled words="due, if at all">
          <input type="date" name="due" defaultValue={view.due ?? ""} className="control w-44" />
        </Labelled>
      </Group>
      <BlindFields hide={view.hide} />
      <div>
        <button type="submit" className="control border-accent font-medium">
          Preview
        </button>
      </div>
    </form>
  )
}

function PlanFields({ view, seed, catalogue }: Pick<Props, "view" | "seed" | "catalogue">) {
  return (
    <Group words="Which of them">
      {SamplingPlan.options.map((plan) => (
        <label key={plan} className="flex min-h-7 items-start gap-2 py-0.5">
          <input
            type="radio"
            name="plan"
            value={plan}
            defaultChecked={plan === view.plan}
            className="mt-1 size-4 shrink-0 accent-accent"
          />
          <span>
            {planNames[plan]} <span className="text-muted text-sm">{planNotes[plan]}</span>
          </span>
        </label>
      ))}
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Labelled words="how many" note="In all, or of each group; without a number, all there are.">
          <input
            type="number"
            name="n"
            min={1}
            defaultValue={view.n ?? ""}
            className="control w-28 tabular-nums"
          />
        </Labelled>
        <Labelled words="seed" note="The same seed, filters and data draw the same transcripts.">
          <input
            type="number"
            name="seed"
            min={0}
            max={2_147_483_647}
            defaultValue={seed}
            className="control w-40 tabular-nums"
          />
        </Labelled>
      </div>
      <details open={view.plan === "stratified"}>
        <summary className="disclosure min-h-7">groups of a stratified sample</summary>
        <div className="flex flex-wrap gap-x-5 pl-4">
          {groupKeys(catalogue).map(({ key, words, kind }) => (
            <CheckBox key={key} name="by" value={key} checked={view.by.includes(key)}>
              {kind === "variable" ? `${words} (observed)` : words}
            </CheckBox>
          ))}
        </div>
        <div className="pl-4">
          <Labelled words="how large">
            <select name="sizes" defaultValue={view.sizes} className="control">
              <option value="each">as many from each group</option>
              <option value="proportional">in all, shared out by size, one at least from each</option>
            </select>
          </Labelled>
        </div>
      </details>
      <details open={view.plan === "disagree" || view.plan === "unsure"}>
        <summary className="disclosure min-h-7">
          the variable that judges disagree on, or are unsure of
        </summary>
        <div className="pl-4">
          <Labelled words="variable">
            <select name="about" defaultValue={view.about} className="control">
              <option value="">any</option>
              {catalogue.variables
                .filter(({ kind }) => kind !== "text")
                .map((variable) => (
                  <option key={variable.key} value={variable.key}>
                    {variableWords(variable)}
                  </option>
                ))}
            </select>
          </Labelled>
        </div>
      </details>
      <details open={view.plan === "given"}>
        <summary className="disclosure min-h-7">ids of transcripts</summary>
        <div className="pl-4">
          <Labelled words="ids, as they stand in the addresses" note="Of these, those that fit the filters.">
            <textarea
              name="ids"
              rows={3}
              defaultValue={view.ids}
              className="control w-full py-1 font-mono text-sm"
            />
          </Labelled>
        </div>
      </details>
    </Group>
  )
}

const planNotes: Record<SamplingPlan, string> = {
  all: "",
  random: "each has the same chance: corrected rates may rest on it",
  stratified: "rare groups are judged too; rates are weighted by the groups’ sizes",
  disagree: "finds what to decide; no rate may rest on it",
  unsure:
    "failed or unsure judges first, then scores nearest the middle of their scale; no rate may rest on it",
  given: "no rate may rest on it",
}

function BlindFields({ hide }: Pick<NewQueueView, "hide">) {
  return (
    <Group words="What is hidden until one has judged">
      <CheckBox name="hide" value="verdicts" checked={hide.includes("verdicts")}>
        what judges and other people said: verdicts, labels, comments
      </CheckBox>
      <CheckBox name="hide" value="model" checked={hide.includes("model")}>
        the model, and what others said
      </CheckBox>
      <CheckBox name="hide" value="condition" checked={hide.includes("condition")}>
        the condition, and what others said
      </CheckBox>
      <p className="text-muted text-sm">
        Hidden from its reviewers, transcript by transcript, until they have submitted or skipped it: in the
        page, in lists, rates, search and links. What the transcript itself tells of its model or condition
        stays in its text.
      </p>
    </Group>
  )
}

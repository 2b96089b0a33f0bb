import { type Question, questionKindWords } from "@/lib/model/codebook/questions/definition"
import type { Answer, AnswerSpan } from "@/lib/model/review/labels/answers"
import type { LabelAction } from "@/lib/model/review/labels/state"
import { LabelEvidence } from "./evidence"
import { NumberField, Words } from "./fields"
import { LabelFolded } from "./folded"
import { Key } from "./key"
import { LabelLevels } from "./levels"

type Props = {
  question: Question
  answer: Answer
  current: boolean
  /** The level that evidence goes to next; only of several. */
  level: string | null
  /** Whether what the question and its levels mean is spelled out. */
  spelled: boolean
  spell: () => void
  /** Of a form whose questions are a line each but for the current one: makes this one current. */
  unfold: (() => void) | null
  /** Why it keeps the answers from being submitted. */
  problem: string | null
  writing: boolean
  change: (action: LabelAction) => void
  write: (open: boolean) => void
  attach: () => void
  hrefOf: (span: AnswerSpan) => string
  goTo: (span: AnswerSpan) => void
}

/** One question with what answers it: levels, a number or words, evidence, a reason, doubt. */
export function LabelQuestion(props: Props) {
  const { question, answer, current, level, spelled, problem, change, attach, hrefOf, goTo } = props
  const { key, definition } = question
  const own = `label-${key}`
  if (props.unfold && !current) return <LabelFolded {...{ question, answer, problem }} open={props.unfold} />
  return (
    <fieldset
      id={own}
      data-question={key}
      data-current={current || undefined}
      aria-describedby={`${own}-help`}
      onFocusCapture={() => change({ type: "go", question: key })}
      className="min-w-0 scroll-my-16 border-line border-l-3 py-1.5 px-2.5 data-current:border-accent data-current:bg-surface"
    >
      <legend className="wrap-anywhere float-left w-full font-semibold">{definition.question}</legend>
      <p id={`${own}-help`} className="clear-both text-muted text-xs">
        {definition.help !== "" && (
          <span className={spelled ? "block text-sm" : "line-clamp-2 text-sm"}>{definition.help}</span>
        )}
        {questionKindWords[definition.kind]}
        {definition.spans === "required" && ", with evidence"}
      </p>
      {definition.kind === "number" && <NumberField {...{ question, answer, change }} />}
      {definition.kind === "text" && (
        <Words {...{ question, answer, change, field: "text", label: definition.question }} />
      )}
      <LabelLevels {...{ question, answer, current, level, spelled, change }} />
      {definition.spans !== "none" && (
        <LabelEvidence
          {...{ answer, current, attach, hrefOf, goTo, levels: definition.levels }}
          remove={(index) => change({ type: "detach", question: key, index })}
        />
      )}
      <Besides {...props} />
      {problem !== null && <p className="mt-1 font-semibold text-sm">{`This ${problem}.`}</p>}
    </fieldset>
  )
}

function Besides(props: Props) {
  const { question, answer, current, spelled, writing, change, write, spell } = props
  const { key, definition } = question
  const explained =
    definition.help !== "" ||
    definition.levels.some((one) => one.definition !== "" || one.examples.length > 0)
  return (
    <div className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm">
      <label className="flex min-h-[24px] items-center gap-1.5">
        <input
          type="checkbox"
          checked={answer.unsure}
          onChange={() => change({ type: "unsure", question: key })}
          className="size-4 accent-accent"
        />
        unsure
        {current && <Key>u</Key>}
      </label>
      {answer.reason === "" && !writing && (
        <button
          type="button"
          className="min-h-[24px] text-muted underline decoration-line underline-offset-2 hover:text-ink"
          onClick={() => write(true)}
        >
          reason{current && <Key>w</Key>}
        </button>
      )}
      {current && explained && (
        <button
          type="button"
          aria-pressed={spelled}
          className="min-h-[24px] text-muted underline decoration-line underline-offset-2 hover:text-ink"
          onClick={spell}
        >
          {spelled ? "less" : "meanings"}
          <Key>d</Key>
        </button>
      )}
      {(answer.reason !== "" || writing) && (
        <Words {...{ question, answer, change, field: "reason", label: "Reason" }} focused={writing} />
      )}
    </div>
  )
}

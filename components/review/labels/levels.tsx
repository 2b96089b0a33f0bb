import { useId } from "react"
import type { Question, QuestionLevel } from "@/lib/model/codebook/questions/definition"
import type { Answer } from "@/lib/model/review/labels/answers"
import { LEVEL_KEYS } from "@/lib/model/review/labels/keys"
import type { LabelAction } from "@/lib/model/review/labels/state"

type Props = {
  question: Question
  answer: Answer
  current: boolean
  level: string | null
  spelled: boolean
  change: (action: LabelAction) => void
}

/** The levels with their keys; what one means shows where one points or is, and for all of them on request. */
export function LabelLevels({
  question: { key, definition },
  answer,
  current,
  level,
  spelled,
  change,
}: Props) {
  const several = definition.kind === "several"
  const type = several ? "checkbox" : "radio"
  // A page that one left stays in the document for a while, and its radio buttons are no part of this group.
  const name = useId()
  return (
    <>
      {definition.levels.map((one, index) => (
        <Level
          key={one.key}
          {...{ type, name, level: one, spelled, current }}
          sign={LEVEL_KEYS[index] ?? ""}
          checked={answer.levels.includes(one.key)}
          target={several && one.key === level && answer.levels.length > 1}
          choose={() => change({ type: "choose", question: key, level: one.key })}
        />
      ))}
      {several && (
        <Level
          {...{ type, name, level: NONE, spelled: false, current, target: false, sign: "0" }}
          checked={answer.none}
          choose={() => change({ type: "none", question: key })}
        />
      )}
    </>
  )
}

const NONE: QuestionLevel = { key: "none", label: "none of these", definition: "", examples: [] }

type LevelProps = {
  type: "checkbox" | "radio"
  name: string
  level: QuestionLevel
  sign: string
  checked: boolean
  current: boolean
  spelled: boolean
  /** Whether evidence goes to it next. */
  target: boolean
  choose: () => void
}

function Level({ type, name, level, sign, checked, current, spelled, target, choose }: LevelProps) {
  const meaning = `${name}-${level.key}-meaning`
  const has = level.definition !== "" || level.examples.length > 0
  return (
    <div className="group relative">
      <label className="flex min-h-[24px] items-start gap-1.5 py-px leading-snug">
        <kbd
          aria-hidden
          className={`mt-0.5 min-w-4 text-center font-mono text-xs leading-4 pointer-coarse:hidden ${current ? "text-ink" : "text-muted"}`}
        >
          {sign}
        </kbd>
        <input
          {...{ type, name, checked }}
          value={level.key}
          onChange={choose}
          onClick={type === "radio" && checked ? choose : undefined}
          aria-describedby={has ? meaning : undefined}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <span className={`wrap-anywhere ${checked ? "font-semibold" : ""}`}>
          {level.label}
          {target && <span className="font-normal text-muted text-xs"> ← evidence</span>}
        </span>
      </label>
      {has && (
        <div
          id={meaning}
          className={
            spelled
              ? "mb-1 ml-11 text-muted text-sm"
              : "invisible absolute top-full right-0 left-6 z-10 border border-edge bg-paper p-1.5 text-sm shadow-lg group-focus-within:group-has-focus-visible:visible group-hover:visible group-hover:delay-500"
          }
        >
          <p className="wrap-anywhere">{level.definition}</p>
          {level.examples.map((example) => (
            <p key={example} className="wrap-anywhere text-muted">{`e.g. ${example}`}</p>
          ))}
        </div>
      )}
    </div>
  )
}

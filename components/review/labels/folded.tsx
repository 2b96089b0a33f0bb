import type { Question } from "@/lib/model/codebook/questions/definition"
import { type Answer, askedNow, isAnswered } from "@/lib/model/review/labels/answers"

/** Beyond as many levels the form would not fit a window: all but the question that one is at are a line each. */
const MOST_LEVELS = 14

export function foldsQuestions(questions: Question[]): boolean {
  const always = askedNow(questions, {})
  return always.reduce((sum, { definition }) => sum + definition.levels.length, 0) > MOST_LEVELS
}

/** A question that one is not at, with what one answered. */
export function LabelFolded(props: {
  question: Question
  answer: Answer
  problem: string | null
  open: () => void
}) {
  const { question, answer, problem, open } = props
  const { key, definition } = question
  const answered = isAnswered(question, answer)
  return (
    <div
      id={`label-${key}`}
      data-question={key}
      className="scroll-my-16 border-line border-l-3 not-last:border-b"
    >
      <button
        type="button"
        aria-expanded={false}
        onClick={open}
        className="block w-full py-1 pl-2.5 text-left text-sm hover:bg-surface"
      >
        <span className="wrap-anywhere line-clamp-2">{definition.question}</span>
        <span className={`wrap-anywhere block ${answered ? "font-semibold" : "text-muted"}`}>
          {answered ? answerWords(question, answer) : problem === null && "not answered"}
        </span>
        {problem !== null && <span className="block font-semibold">{`This ${problem}.`}</span>}
      </button>
    </div>
  )
}

function answerWords(
  { definition }: Question,
  { levels, none, number, text, spans, unsure }: Answer,
): string {
  const chosen = definition.levels.filter(({ key }) => levels.includes(key)).map(({ label }) => label)
  const words = none
    ? "none of these"
    : [...chosen, ...(number === null ? [] : [number]), text].filter(Boolean)
  const beside = [spans.length > 0 && `${spans.length} cited`, unsure && "unsure"].filter(Boolean)
  return [[words].flat().join(", "), ...beside].join(" · ")
}

import type { Question } from "@/lib/model/codebook/questions/definition"
import { type Answer, type AnswerSpan, type Answers, askedNow, NOTHING } from "./answers"

// The labelling form as one works in it: what is answered, where one is, and every step that can be undone.

export type LabelState = {
  answers: Answers
  /** Key of the question that keys speak to; null where nothing is asked. */
  current: string | null
  /** Of a question with several answers: the level that was chosen last, which evidence goes to. */
  level: string | null
  past: Step[]
  future: Step[]
}

/** The answers as they were, and where one was; `writing` is the text that one was in the middle of. */
type Step = { answers: Answers; current: string | null; level: string | null; writing: string | null }

export type LabelAction =
  | { type: "choose"; question: string; level: string }
  /** None of the levels of a question with several answers. */
  | { type: "none"; question: string }
  | { type: "unsure"; question: string }
  | { type: "write"; question: string; field: "reason" | "text"; words: string }
  | { type: "number"; question: string; number: number | null }
  | { type: "attach"; question: string; span: Omit<AnswerSpan, "level"> }
  /** Takes a piece of evidence away; without its place, the last. */
  | { type: "detach"; question: string; index?: number }
  | { type: "go"; question: string }
  | { type: "step"; by: 1 | -1 }
  | { type: "undo" }
  | { type: "redo" }
  /** Answers from elsewhere: another window, another device, this device's own memory. Can be undone. */
  | { type: "replace"; answers: Answers }
  /** As `replace`, and not a step of one's own. */
  | { type: "load"; answers: Answers }

export function openLabels(questions: Question[], answers: Answers): LabelState {
  const [first] = askedNow(questions, answers)
  return { answers, current: first?.key ?? null, level: null, past: [], future: [] }
}

/** The form after an action; the same object where the action means nothing there. */
export function changeLabels(questions: Question[], state: LabelState, action: LabelAction): LabelState {
  if (action.type === "undo" || action.type === "redo") return travel(questions, state, action.type)
  if (action.type === "load") return settled(questions, { ...state, answers: action.answers })
  if (action.type === "replace") return changed(questions, state, { answers: action.answers })
  if (action.type === "step") return { ...state, ...stepped(questions, state, action.by) }
  const question = questions.find(({ key }) => key === action.question)
  if (!question) return state
  if (action.type === "go")
    return action.question === state.current ? state : { ...state, current: action.question, level: null }
  const before = state.answers[question.key] ?? NOTHING
  const next = answered(question, before, action, state)
  if (next === null) return state
  return changed(questions, state, {
    answers: { ...state.answers, [question.key]: next.answer },
    ...{ current: question.key, level: next.level ?? (question.key === state.current ? state.level : null) },
    writing: writingOf(action),
  })
}

function writingOf(action: OfQuestion): string | null {
  if (action.type === "write") return `${action.question} ${action.field}`
  return action.type === "number" ? `${action.question} number` : null
}

type Answered = { answer: Answer; level?: string | null }
type OfQuestion = Exclude<LabelAction, { type: "undo" | "redo" | "load" | "replace" | "step" | "go" }>

function answered(
  { definition }: Question,
  before: Answer,
  action: OfQuestion,
  { level: last }: LabelState,
): Answered | null {
  const several = definition.kind === "several"
  switch (action.type) {
    case "choose":
      return definition.levels.some(({ key }) => key === action.level)
        ? chosen(definition.kind, before, action.level)
        : null
    case "none":
      return several
        ? { answer: { ...before, levels: [], none: !before.none, spans: [] }, level: null }
        : null
    case "unsure":
      return { answer: { ...before, unsure: !before.unsure } }
    case "write":
      return before[action.field] === action.words
        ? null
        : { answer: { ...before, [action.field]: action.words } }
    case "number":
      return before.number === action.number ? null : { answer: { ...before, number: action.number } }
    case "attach": {
      if (definition.spans === "none") return null
      const level = several ? evidenceLevel(before, last) : null
      if (several && level === null) return null
      const span = { ...action.span, level }
      return before.spans.some((one) => isSame(one, span))
        ? null
        : { answer: { ...before, spans: [...before.spans, span] } }
    }
    case "detach": {
      const index = action.index ?? before.spans.length - 1
      return before.spans[index] ? { answer: { ...before, spans: before.spans.toSpliced(index, 1) } } : null
    }
  }
}

/** Of several levels each is there or not; what is taken away takes its evidence with it. */
function chosen(kind: Question["definition"]["kind"], before: Answer, level: string): Answered {
  const there = before.levels.includes(level)
  if (kind !== "several") return { answer: { ...before, levels: there ? [] : [level] } }
  if (!there) return { answer: { ...before, levels: [...before.levels, level], none: false }, level }
  return {
    answer: {
      ...before,
      levels: before.levels.filter((one) => one !== level),
      spans: before.spans.filter((span) => span.level !== level),
    },
    level: null,
  }
}

/** The level that evidence goes to: the one chosen last, else the only or latest one that there is. */
export function evidenceLevel({ levels }: Answer, last: string | null): string | null {
  return last !== null && levels.includes(last) ? last : (levels.at(-1) ?? null)
}

function isSame(a: AnswerSpan, b: AnswerSpan): boolean {
  return a.message === b.message && a.start === b.start && a.end === b.end && a.level === b.level
}

type Change = {
  answers: Answers
  current?: string | null
  level?: string | null
  writing?: string | null
}

/** One step further; what one writes in one go is one step. */
function changed(questions: Question[], state: LabelState, change: Change): LabelState {
  const { writing = null, ...next } = change
  const last = state.past.at(-1)
  const goesOn = writing !== null && last?.writing === writing && state.future.length === 0
  const step = { answers: state.answers, current: state.current, level: state.level, writing }
  const past = goesOn ? state.past : [...state.past, step]
  return settled(questions, { ...state, ...next, past, future: [] })
}

function travel(questions: Question[], state: LabelState, to: "undo" | "redo"): LabelState {
  const from = to === "undo" ? state.past : state.future
  const step = from.at(-1)
  if (!step) return state
  const here = { answers: state.answers, current: state.current, level: state.level, writing: null }
  const { answers, current, level } = step
  const [past, future] =
    to === "undo"
      ? [state.past.slice(0, -1), [...state.future, here]]
      : [[...state.past, here], state.future.slice(0, -1)]
  return settled(questions, { answers, current, level, past, future })
}

/** One is at a question that is asked. */
function settled(questions: Question[], state: LabelState): LabelState {
  const asked = askedNow(questions, state.answers)
  if (asked.some(({ key }) => key === state.current)) return state
  return { ...state, current: asked[0]?.key ?? null, level: null }
}

function stepped(questions: Question[], { answers, current }: LabelState, by: 1 | -1) {
  const asked = askedNow(questions, answers)
  const here = asked.findIndex(({ key }) => key === current)
  const next = asked[Math.min(Math.max(here + by, 0), asked.length - 1)]
  return next && next.key !== current ? { current: next.key, level: null } : {}
}

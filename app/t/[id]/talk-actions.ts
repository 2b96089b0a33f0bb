"use server"

import { refresh } from "next/cache"
import { z } from "zod"
import { keepSaid } from "@/app/said"
import { viewer } from "@/app/viewer"
import type { TalkState } from "@/components/talk/provider"
import { flagJudgement, NewFlag, withdrawFlag } from "@/lib/commands/talk/flag-judgement"
import { resolveThread } from "@/lib/commands/talk/resolve-thread"
import { Settlement, settleFlag } from "@/lib/commands/talk/settle-flag"
import { replyToComment, writeComment } from "@/lib/commands/talk/write-comment"
import { ConflictError } from "@/lib/model/conflict-error"
import { AccessError, type Person, requirePerson } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import type { Study } from "@/lib/model/study"
import { findStudy } from "@/lib/queries/studies/find"

// The forms of a transcript's notes. Each is an endpoint that anybody may call: it asks who it is, then the command.

const Whole = z.coerce.number().int().min(0)
const Comment = z.object({
  transcript: z.string(),
  text: z.string(),
  message: Whole.optional(),
  start: Whole.optional(),
  end: z.union([z.literal(""), Whole]).optional(),
})

/** Begins a thread. */
export async function comment(_: TalkState, form: FormData): Promise<TalkState> {
  return talk(form, Comment, async (who, study, { transcript, text, message, start = 0, end }) => {
    const span = message === undefined ? null : { message, start, end: typeof end === "number" ? end : null }
    await writeComment(who, study, { transcript, text, span })
    return "The comment is there."
  })
}

const Reply = z.object({ comment: z.string(), text: z.string() })

/** Answers in a thread. */
export async function reply(_: TalkState, form: FormData): Promise<TalkState> {
  return talk(form, Reply, async (who, study, given) => {
    await replyToComment(who, study, given)
    return "The reply is there."
  })
}

const Resolution = z.object({ comment: z.string(), resolved: z.enum(["yes", "no"]) })

/** Resolves a thread, or opens it again. */
export async function resolve(_: TalkState, form: FormData): Promise<TalkState> {
  return talk(form, Resolution, async (who, study, { comment, resolved }) => {
    await resolveThread(who, study, { comment, resolved: resolved === "yes" })
    return ""
  })
}

const Flagged = NewFlag.extend({ judgement: z.string() })

/** Objects to a judgement. */
export async function flag(_: TalkState, form: FormData): Promise<TalkState> {
  return talk(form, Flagged, async (who, study, given) => {
    await flagJudgement(who, study, given)
    return "It is flagged."
  })
}

const FlagId = z.object({ flag: z.coerce.number().int().min(1).max(2_147_483_647) })

/** Takes a flag of one's own back. */
export async function withdraw(_: TalkState, form: FormData): Promise<TalkState> {
  return talk(form, FlagId, async (who, study, { flag }) => {
    await withdrawFlag(who, study, flag)
    return "The flag is taken back."
  })
}

/** Upholds or rejects a flag. */
export async function settle(_: TalkState, form: FormData): Promise<TalkState> {
  return talk(form, Settlement.extend(FlagId.shape), async (who, study, given) => {
    await settleFlag(who, study, given)
    return "The flag is settled."
  })
}

/** Runs what a form asks of a study, and says what became of it, also where no script hears it. */
async function talk<T>(...asked: Asked<T>): Promise<TalkState> {
  const state = await become(...asked)
  await keepSaid(state)
  return state
}

type Asked<T> = [
  form: FormData,
  shape: z.ZodType<T>,
  act: (who: Person, study: Study, given: T) => Promise<string>,
]

/** Draws the page anew where it went through. */
async function become<T>(...[form, shape, act]: Asked<T>): Promise<TalkState> {
  try {
    const who = requirePerson(await viewer())
    const study = await findStudy(who, String(form.get("study")))
    if (!study) return { problem: "This study is no longer there." }
    const given = shape.safeParse(Object.fromEntries(form))
    if (!given.success) return { problem: given.error.issues.map(({ message }) => message).join(" ") }
    const done = await act(who, study, given.data)
    refresh()
    return { done }
  } catch (error) {
    if (error instanceof QuestionError || error instanceof ConflictError || error instanceof AccessError)
      return { problem: error.message }
    throw error
  }
}

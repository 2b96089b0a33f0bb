"use server"

import { revalidatePath } from "next/cache"
import { headers } from "next/headers"
import { keepSaid } from "@/app/said"
import { viewer } from "@/app/viewer"
import type { Said } from "@/components/people/account/action-form"
import { sessionTokenIn } from "@/lib/auth/session-cookie"
import { changeName, changePassword, revokeSessions } from "@/lib/commands/people/change-account"
import { makeToken, revokeToken } from "@/lib/commands/people/tokens"
import { AccessError } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"

// Each is an endpoint that anybody may call: the commands ask who does. Next refuses forms of other sites.

export async function saveName(_: Said, form: FormData): Promise<Said> {
  return said("name", async () => {
    await changeName(await viewer(), text(form, "name"))
    return { done: "Saved." }
  })
}

export async function savePassword(_: Said, form: FormData): Promise<Said> {
  return said("password", async () => {
    const changed = { old: text(form, "old"), password: text(form, "password") }
    await changePassword(await viewer(), await ownSession(), changed)
    return { done: "Changed. Every other session of yours has ended." }
  })
}

export async function endSession(_: Said, form: FormData): Promise<Said> {
  return said("session", async () => {
    const id = text(form, "session")
    await revokeSessions(await viewer(), id === "" ? { but: await ownSession() } : { id })
    return { done: "Ended." }
  })
}

export async function addToken(_: Said, form: FormData): Promise<Said> {
  return said("token", async () => {
    const days = text(form, "days")
    const token = await makeToken(await viewer(), {
      ...{ name: text(form, "name"), writes: form.get("writes") !== null },
      days: days === "" ? null : Number(days),
    })
    return { done: "Copy it now: it is shown this once.", token }
  })
}

export async function dropToken(_: Said, form: FormData): Promise<Said> {
  return said("drop", async () => {
    await revokeToken(await viewer(), Number(text(form, "token")))
    return { done: "Revoked." }
  })
}

async function said(form: string, work: () => Promise<Said>): Promise<Said> {
  const came = await work().catch((error: unknown) => {
    if (error instanceof QuestionError || error instanceof AccessError) return { problem: error.message }
    throw error
  })
  await keepSaid(came, form)
  revalidatePath("/account")
  return came
}

const ownSession = async () => sessionTokenIn(await headers())

function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === "string" ? value : ""
}

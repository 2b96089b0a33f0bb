"use server"

import { refresh } from "next/cache"
import { z } from "zod"
import { linkTo, told } from "@/app/people/told"
import { viewer } from "@/app/viewer"
import type { Done } from "@/components/people/action-form"
import { closeAccount, reopenAccount } from "@/lib/commands/people/close-account"
import { invite, invitePassword } from "@/lib/commands/people/invite"
import { welcomeUrl } from "@/lib/urls/people"

// Each of these is an address of its own that anybody may post to; the commands decide what they may do.

export async function close(person: string): Promise<Done> {
  return changed(async () => {
    await closeAccount(await viewer(), z.string().parse(person))
    return { done: "Closed: their sessions and API tokens have ended." }
  })
}

export async function reopen(person: string): Promise<Done> {
  return changed(async () => {
    await reopenAccount(await viewer(), z.string().parse(person))
    return { done: "Open again; API tokens stay revoked." }
  })
}

export async function passwordLink(person: string): Promise<Done> {
  return changed(async () => {
    const { token } = await invitePassword(await viewer(), z.string().parse(person))
    return {
      done: "A link to choose a new password, shown this once:",
      link: await linkTo(welcomeUrl(token)),
    }
  })
}

export async function inviteHere(_: Done, form: FormData): Promise<Done> {
  return changed(async () => {
    const email = Email.safeParse(form.get("email"))
    if (!email.success) return { problem: z.prettifyError(email.error) }
    const { token } = await invite(await viewer(), { email: email.data, roles: [] })
    return {
      done: `Send this link to ${email.data}; it is shown this once.`,
      link: await linkTo(welcomeUrl(token)),
    }
  })
}

const Email = z.string().trim().max(200).pipe(z.email("An e-mail address has the form name@example.org."))

async function changed(act: () => Promise<Done>): Promise<Done> {
  const done = await told(act)
  refresh()
  return done
}

"use server"

import { refresh } from "next/cache"
import { z } from "zod"
import { linkTo, told } from "@/app/people/told"
import { viewer } from "@/app/viewer"
import type { Done } from "@/components/people/action-form"
import { addMember, changeRole, removeMember } from "@/lib/commands/people/change-member"
import { invite } from "@/lib/commands/people/invite"
import { withdrawInvitation } from "@/lib/commands/people/withdraw-invitation"
import { changeVisibility } from "@/lib/commands/studies/change-visibility"
import { Role, type Viewer, Visibility } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"
import { findStudy } from "@/lib/queries/studies/find"
import { welcomeUrl } from "@/lib/urls/people"

// Each of these is an address of its own that anybody may post to: who asks is found out here, and what they may do
// is decided by the commands.

export async function saveVisibility(slug: string, _: Done, form: FormData): Promise<Done> {
  return asViewer(slug, form, { visibility: Visibility }, async (who, study, { visibility }) => {
    await changeVisibility(who, study, visibility)
    return { done: "Saved." }
  })
}

/** Gives an account a role, or makes a link for who has none. */
export async function addOrInvite(slug: string, _: Done, form: FormData): Promise<Done> {
  return asViewer(slug, form, { email: Email, role: Role }, async (who, study, { email, role }) => {
    if (await addMember(who, study, email, role)) return { done: `${email} is ${role} of this study now.` }
    const { token } = await invite(who, { email, roles: [{ study: study.id, role }] })
    return {
      done: `Send this link to ${email}; it is shown this once.`,
      link: await linkTo(welcomeUrl(token)),
    }
  })
}

export async function saveRole(slug: string, person: string, _: Done, form: FormData): Promise<Done> {
  return asViewer(slug, form, { role: Role }, async (who, study, { role }) => {
    await changeRole(who, study, z.string().parse(person), role)
    return { done: "Changed." }
  })
}

export async function remove(slug: string, person: string, _: Done, form: FormData): Promise<Done> {
  return asViewer(slug, form, {}, async (who, study) => {
    await removeMember(who, study, z.string().parse(person))
    return { done: "Removed." }
  })
}

export async function withdraw(slug: string, invitation: number, _: Done, form: FormData): Promise<Done> {
  return asViewer(slug, form, {}, async (who, study) => {
    await withdrawInvitation(who, study, z.int().parse(invitation))
    return { done: "Withdrawn." }
  })
}

const Email = z.string().trim().max(200).pipe(z.email("An e-mail address has the form name@example.org."))

async function asViewer<T extends z.ZodRawShape>(
  slug: string,
  form: FormData,
  shape: T,
  act: (who: Viewer, study: Study, said: z.infer<z.ZodObject<T>>) => Promise<Done>,
): Promise<Done> {
  const done = await told(async () => {
    const who = await viewer()
    const study = await findStudy(who, z.string().parse(slug))
    if (!study) return { problem: "There is no such study, or not for you." }
    const said = z.object(shape).safeParse(Object.fromEntries(form))
    return said.success ? act(who, study, said.data) : { problem: z.prettifyError(said.error) }
  })
  refresh()
  return done
}

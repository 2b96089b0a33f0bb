import type { ReactNode } from "react"
import { viewer } from "@/app/viewer"
import { TalkProvider } from "@/components/talk/provider"
import { mayAs, type Person } from "@/lib/model/people/viewer"
import type { ReadingHead } from "@/lib/model/reader/reading"
import type { Catalogue, Study } from "@/lib/model/study"
import { mentionablePeople, unseenIn } from "@/lib/queries/talk/mentions"
import { signInUrl } from "@/lib/urls/people"
import { transcriptUrl } from "@/lib/urls/reader"
import { comment, flag, reply, resolve, settle, withdraw } from "./talk-actions"

/** Gives what stands in it who reads, and what they may say of the transcript. */
export async function TalkOf(props: {
  head: ReadingHead
  study: Study
  catalogue: Catalogue
  children: ReactNode
}) {
  const { head, study, catalogue, children } = props
  const who = await viewer()
  const person = who.kind === "person" && who.token?.writes !== false ? who : null
  const levels = catalogue.variables.map(({ key, levels }) => [key, levels] as const)
  const talk = {
    ...{ transcript: head.id, study: study.slug, role: study.role },
    person: person && { id: person.id, name: person.name },
    ...(await askedOf(person, head, study)),
    signIn: who.kind === "anonymous" ? signInUrl(transcriptUrl(head.id, { study: study.slug })) : null,
    levels: Object.fromEntries(levels),
    actions: { comment, reply, resolve, flag, withdraw, settle },
  }
  return <TalkProvider talk={talk}>{children}</TalkProvider>
}

async function askedOf(person: Person | null, head: ReadingHead, study: Study) {
  if (person === null) return { names: [], unseen: [] }
  const [people, unseen] = await Promise.all([
    mayAs(study.role, "reviewer") ? mentionablePeople(study) : [],
    unseenIn(
      person,
      head.comments.map(({ id }) => BigInt(id)),
    ),
  ])
  return { names: people.filter(({ id }) => id !== person.id).map(({ name }) => name), unseen }
}

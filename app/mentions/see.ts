"use server"

import { refresh } from "next/cache"
import { viewer } from "@/app/viewer"
import { seeMentions } from "@/lib/commands/talk/see-mentions"
import { requirePerson } from "@/lib/model/people/viewer"

/** Notes that one has seen all mentions of oneself. */
export async function seeAll(): Promise<void> {
  await seeMentions(requirePerson(await viewer()), "all")
  refresh()
}

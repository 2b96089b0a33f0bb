import { defineCommand, UsageError } from "@/lib/cli/command"
import { openDatabase } from "@/lib/cli/database"
import { address } from "@/lib/cli/start/serve"
import { type Invitation, invite, inviteOwner } from "@/lib/commands/people/invite"
import { env } from "@/lib/env"
import { Role, SYSTEM } from "@/lib/model/people/viewer"
import { QuestionError } from "@/lib/model/question-error"
import { findStudy } from "@/lib/queries/studies/find"
import { welcomeUrl } from "@/lib/urls/people"

const help = `exhibit invite --email E [--name N] [--study SLUG --role ROLE]… [--at URL] [--json]
exhibit invite --owner [--at URL] [--json]

Prints a link for somebody to join, good once and for 14 days. Each --study has its --role: reader, reviewer, editor
or owner; without any, they see what is open to everybody with an account.

  --owner   the link to set this Exhibit up, good for a day; the one printed before is void
  --at      this Exhibit's address, for the link (from HOST and PORT)`

const text = { type: "string" } as const
const flag = { type: "boolean" } as const
const several = { type: "string", multiple: true } as const
const whom = { email: text, name: text, study: several, role: several }
const options = { ...whom, owner: flag, at: text, json: flag }

export const inviteCommand = defineCommand({
  name: "invite",
  summary: "print a link for somebody to join, or to set up this Exhibit",
  help,
  options,
  async run(values) {
    const { email, name, owner, at } = values
    if ((email === undefined) !== (owner === true)) throw new UsageError("Say either --email or --owner.")
    if (at !== undefined && !URL.canParse(at)) throw new UsageError(`--at takes an address, not "${at}".`)
    await openDatabase()
    const made =
      email === undefined
        ? await ownersLink()
        : await invite(SYSTEM, {
            ...{ email, roles: await rolesOf(values.study ?? [], values.role ?? []) },
            ...(name === undefined ? {} : { name }),
          })
    const url = new URL(welcomeUrl(made.token), at ?? address(env().host, env().port)).href
    console.log(values.json ? JSON.stringify({ ...made, url }, null, 2) : url)
    return 0
  },
})

async function ownersLink(): Promise<Invitation> {
  const made = await inviteOwner()
  if (!made) throw new QuestionError("This Exhibit has an owner already.")
  return made
}

async function rolesOf(slugs: string[], roles: string[]) {
  if (slugs.length !== roles.length)
    throw new UsageError("Every --study takes a --role, and every --role a --study.")
  return Promise.all(
    slugs.map(async (slug, index) => {
      const study = await findStudy(SYSTEM, slug)
      if (!study) throw new UsageError(`There is no study "${slug}".`)
      const role = Role.safeParse(roles[index])
      if (!role.success) throw new UsageError(`--role is one of ${Role.options.join(", ")}.`)
      return { study: study.id, role: role.data }
    }),
  )
}

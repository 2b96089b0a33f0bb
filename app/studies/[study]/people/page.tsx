import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { viewer } from "@/app/viewer"
import { AddMember } from "@/components/people/add-member"
import { MemberTable } from "@/components/people/member-table"
import { RoleWords } from "@/components/people/role-select"
import { VisibilityForm } from "@/components/people/visibility-form"
import { plural } from "@/lib/format/words"
import { mayAs } from "@/lib/model/people/viewer"
import { membersOf, pendingInvitations } from "@/lib/queries/people/members"
import { findStudy } from "@/lib/queries/studies/find"
import { addOrInvite, remove, saveRole, saveVisibility, withdraw } from "./actions"

// The answer waits, so that it is there without scripts.
export const instant = false

export const metadata: Metadata = { title: "People" }

export default async function PeoplePage({ params }: PageProps<"/studies/[study]/people">) {
  const study = await findStudy(await viewer(), (await params).study)
  if (!study || !mayAs(study.role, "owner")) notFound()
  const [members, pending] = await Promise.all([membersOf(study), pendingInvitations(study)])
  const { slug } = study
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">People</h1>
      <p className="text-muted">
        {`${plural(members.length, "member")}; who owns this Exhibit owns this study too.`}
      </p>
      <VisibilityForm chosen={study.visibility} save={saveVisibility.bind(null, slug)} />
      <h2 className="font-semibold">Members</h2>
      <RoleWords />
      {members.length > 0 && (
        <MemberTable
          members={members.map((member) => ({
            ...member,
            change: saveRole.bind(null, slug, member.id),
            remove: remove.bind(null, slug, member.id),
          }))}
        />
      )}
      <AddMember
        add={addOrInvite.bind(null, slug)}
        pending={pending.map((one) => ({ ...one, withdraw: withdraw.bind(null, slug, one.id) }))}
      />
    </div>
  )
}

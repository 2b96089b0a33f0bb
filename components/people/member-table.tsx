import { ScrollBox } from "@/components/ui/scroll-box"
import { Timestamp } from "@/components/ui/timestamp"
import type { MemberRow } from "@/lib/model/people/rows"
import { ActionForm, type FormAction } from "./action-form"
import { RoleSelect } from "./role-select"

const HEAD = "border-edge border-b px-3 py-1 align-bottom font-medium first:pl-0"
const CELL = "border-line border-b px-3 py-2 align-top first:pl-0"

type Member = MemberRow & { change: FormAction; remove: FormAction }

/** Who has a role in a study, each with what they may do. */
export function MemberTable({ members }: { members: Member[] }) {
  return (
    <ScrollBox label="Table of members">
      <table className="border-collapse">
        <caption className="sr-only">Members, owners first</caption>
        <thead>
          <tr className="text-left">
            {["name", "e-mail", "role", "since"].map((words) => (
              <th key={words} scope="col" className={HEAD}>
                {words}
              </th>
            ))}
            <th scope="col" className={HEAD}>
              <span className="sr-only">remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <th scope="row" className={`${CELL} text-left font-medium`}>
                {member.name}
                {member.closed && <span className="font-normal text-muted"> · account closed</span>}
              </th>
              <td className={CELL}>{member.email}</td>
              <td className={CELL}>
                <ActionForm
                  action={member.change}
                  label={`Change what ${member.name} may do`}
                  button="change"
                >
                  <RoleSelect label={`role of ${member.name}`} chosen={member.role} />
                </ActionForm>
              </td>
              <td className={`${CELL} text-muted`}>
                <Timestamp iso={member.since} />
              </td>
              <td className={CELL}>
                <ActionForm
                  action={member.remove}
                  label={`Remove ${member.name}`}
                  button={
                    <>
                      remove<span className="sr-only"> {member.name}</span>
                    </>
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

import { Role, roleWords } from "@/lib/model/people/viewer"

/** A choice among the roles of a study. */
export function RoleSelect({ label, chosen }: { label: string; chosen: Role }) {
  return (
    <select key={chosen} name="role" aria-label={label} defaultValue={chosen} className="control">
      {Role.options.map((role) => (
        <option key={role} value={role}>
          {role}
        </option>
      ))}
    </select>
  )
}

/** What each role may do, each more than the one before. */
export function RoleWords() {
  return (
    <dl className="my-2 grid max-w-read grid-cols-[max-content_minmax(0,1fr)] gap-x-4 text-muted text-sm">
      {Role.options.map((role) => (
        <div key={role} className="contents">
          <dt>{role}</dt>
          <dd>{roleWords[role]}</dd>
        </div>
      ))}
    </dl>
  )
}

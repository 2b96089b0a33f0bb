import { useId } from "react"
import type { Level } from "@/lib/model/judgement"
import type { ReadJudgement } from "@/lib/model/reader/reading"

/** What a disputed value should have been. */
export function Proposal({ judgement, levels }: { judgement: ReadJudgement; levels: Level[] }) {
  const { variable, value } = judgement
  const id = useId()
  const others = levels.filter(({ key }) => key !== value)
  const [only] = others
  return (
    <p key={judgement.id}>
      <label htmlFor={id} className="text-muted">
        it should be
      </label>{" "}
      {variable.kind === "categorical" ? (
        <select
          id={id}
          name="proposed"
          required
          defaultValue={others.length === 1 ? only?.key : ""}
          className="control max-w-full"
        >
          {others.length !== 1 && <option value="">choose</option>}
          {others.map(({ key, label }) => (
            <option key={key} value={key}>
              {label ?? key}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          name="proposed"
          required
          type={variable.kind === "number" ? "number" : "text"}
          step="any"
          className="control w-full max-w-40"
        />
      )}
    </p>
  )
}

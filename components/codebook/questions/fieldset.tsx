import { spansWords } from "@/lib/model/codebook/markdown"
import {
  type Question,
  QuestionKind,
  questionKindWords,
  SpansNeeded,
} from "@/lib/model/codebook/questions/definition"
import type { QuestionFields } from "@/lib/model/codebook/questions/fields"

type Props = { fields: QuestionFields; others: Pick<Question, "key" | "definition">[] }

/** What is asked, how it is answered, and when. */
export function QuestionFieldset({ fields, others }: Props) {
  const { key, base, question, help, kind, low, high, spans } = fields
  return (
    <>
      <label className="flex flex-col">
        <span className="text-muted">key: names its variable in addresses, and stays</span>
        <input
          name="key"
          defaultValue={key}
          readOnly={base !== null}
          required
          maxLength={60}
          className="control max-w-80 font-mono text-sm read-only:bg-surface"
        />
      </label>
      <label className="flex flex-col">
        <span className="text-muted">question</span>
        <input name="question" defaultValue={question} required maxLength={300} className="control w-full" />
      </label>
      <label className="flex flex-col">
        <span className="text-muted">help: what to look at, what to leave out</span>
        <textarea
          name="help"
          defaultValue={help}
          rows={3}
          maxLength={2000}
          className="w-full border border-line bg-paper p-2 hover:border-edge"
        />
      </label>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <label className="flex flex-col">
          <span className="text-muted">answered with</span>
          <select name="kind" defaultValue={kind} className="control">
            {QuestionKind.options.map((one) => (
              <option key={one} value={one}>
                {questionKindWords[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="flex flex-col">
          <span className="text-muted">evidence</span>
          <select name="spans" defaultValue={spans} className="control">
            {SpansNeeded.options.map((one) => (
              <option key={one} value={one}>
                {spansWords[one]}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="flex flex-wrap items-end gap-x-2">
          <legend className="text-muted">
            range <span className="text-sm">(of a number)</span>
          </legend>
          <input
            name="low"
            aria-label="from"
            defaultValue={low}
            inputMode="decimal"
            className="control w-20"
          />
          to
          <input
            name="high"
            aria-label="to"
            defaultValue={high}
            inputMode="decimal"
            className="control w-20"
          />
        </fieldset>
      </div>
      <AskIf fields={fields} others={others} />
    </>
  )
}

function AskIf({ fields, others }: Props) {
  const choices = others.filter(({ key, definition }) => key !== fields.key && definition.levels.length > 0)
  if (choices.length === 0) return null
  return (
    <details open={fields.askIf.length > 0}>
      <summary className="disclosure min-h-6 text-muted">
        {fields.askIf.length === 0 ? "always asked" : "asked only if one of these was the answer"}
      </summary>
      <p className="text-sm">Choose answers to one other question, after which this one is asked.</p>
      <div className="flex flex-col gap-2 border-line border-l pl-3">
        {choices.map(({ key, definition }) => (
          <fieldset key={key}>
            <legend className="text-sm">{definition.question}</legend>
            <div className="flex flex-wrap gap-x-4">
              {definition.levels.map((level) => (
                <label key={level.key} className="flex min-h-7 items-center gap-1.5 text-sm">
                  <input
                    type="checkbox"
                    name="askIf"
                    value={`${key}=${level.key}`}
                    defaultChecked={fields.askIf.includes(`${key}=${level.key}`)}
                    className="size-4 accent-accent"
                  />
                  {level.label}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </details>
  )
}

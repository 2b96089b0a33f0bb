import type { LevelFields } from "@/lib/model/codebook/questions/fields"

/** The levels of a question as rows to fill in, with buttons that send the form to arrange them. */
export function LevelRows({ levels }: { levels: LevelFields[] }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-muted">
        Levels <span className="text-sm">(not of a number or a text)</span>
      </legend>
      {levels.map((level, index) => (
        <LevelRow
          // biome-ignore lint/suspicious/noArrayIndexKey: an arranged form is another form, whose rows have no identity but their place.
          key={index}
          level={level}
          index={index}
          last={index === levels.length - 1}
        />
      ))}
      <button type="submit" name="do" value="add" formNoValidate className="control self-start">
        Add a level
      </button>
    </fieldset>
  )
}

function LevelRow({ level, index, last }: { level: LevelFields; index: number; last: boolean }) {
  const id = `level-${index}`
  const name = `level ${index + 1}`
  return (
    <fieldset className="flex flex-col gap-2 border-line border-l-2 pl-3">
      <legend className="sr-only">{`Level ${index + 1}`}</legend>
      <input type="hidden" name="level was" value={level.was} />
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <label className="flex min-w-0 flex-1 basis-48 flex-col">
          <span className="text-muted text-sm">name</span>
          <input
            id={id}
            name="level label"
            defaultValue={level.label}
            maxLength={80}
            className="control w-full"
          />
        </label>
        <label className="flex flex-col">
          <span className="text-muted text-sm">key</span>
          <input
            name="level key"
            defaultValue={level.key}
            readOnly={level.was !== ""}
            placeholder="from its name"
            maxLength={60}
            className="control w-40 font-mono text-sm read-only:bg-surface"
          />
        </label>
        <label className="flex flex-col">
          <span className="text-muted text-sm">harm</span>
          <select name="level harm" defaultValue={level.harm} className="control">
            <option value="">neither</option>
            <option value="yes">is harm</option>
            <option value="no">is no harm</option>
          </select>
        </label>
      </div>
      <label className="flex flex-col">
        <span className="text-muted text-sm">what counts, and what does not</span>
        <textarea
          name="level definition"
          defaultValue={level.definition}
          rows={4}
          maxLength={2000}
          className="w-full border border-line bg-paper p-2 hover:border-edge"
        />
      </label>
      <label className="flex flex-col">
        <span className="text-muted text-sm">examples, one a line</span>
        <textarea
          name="level examples"
          defaultValue={level.examples}
          rows={Math.max(2, level.examples.split("\n").length)}
          maxLength={4000}
          className="w-full border border-line bg-paper p-2 text-sm hover:border-edge"
        />
      </label>
      <div className="flex flex-wrap gap-2">
        <RowButton press={`up ${index}`} words="up" name={name} disabled={index === 0} />
        <RowButton press={`down ${index}`} words="down" name={name} disabled={last} />
        <RowButton press={`remove ${index}`} words="remove" name={name} />
      </div>
    </fieldset>
  )
}

function RowButton(props: { press: string; words: string; name: string; disabled?: boolean }) {
  const { press, words, name, disabled } = props
  return (
    <button
      type="submit"
      name="do"
      value={press}
      formNoValidate
      disabled={disabled}
      className="control text-sm disabled:text-muted"
    >
      {words}
      <span className="sr-only">{` ${name}`}</span>
    </button>
  )
}

/** A switch of the search, as the field of its form that it is. */
export function Option(props: {
  name: string
  sign: string
  words: string
  on: boolean
  set: (on: boolean) => void
}) {
  return (
    <label
      title={props.words}
      className="control min-w-8 cursor-pointer justify-center font-mono text-sm has-checked:border-accent has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
    >
      <input
        type="checkbox"
        name={props.name}
        value="1"
        checked={props.on}
        onChange={(event) => props.set(event.target.checked)}
        className="sr-only"
      />
      <span aria-hidden>{props.sign}</span>
      <span className="sr-only">{props.words}</span>
    </label>
  )
}

/** A step through the matches. */
export function Button(props: { label: string; sign: string; disabled: boolean; act: () => void }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.act}
      className="control min-w-7 justify-center disabled:text-muted disabled:opacity-60"
    >
      {props.sign}
    </button>
  )
}

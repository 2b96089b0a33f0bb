import type { InputHTMLAttributes } from "react"

type Input = InputHTMLAttributes<HTMLInputElement>

/** A labelled line of a form; `hint` is read with it. */
export function Field({ label, hint, ...input }: Input & { label: string; name: string; hint?: string }) {
  const hintId = `${input.name}-hint`
  return (
    <label className="flex flex-col gap-1">
      <span className="font-medium">{label}</span>
      <input
        {...input}
        aria-describedby={hint ? hintId : undefined}
        className="control w-full max-w-96 border-edge read-only:bg-surface"
      />
      {hint && (
        <span id={hintId} className="text-muted text-sm">
          {hint}
        </span>
      )}
    </label>
  )
}

/** Why a form was not taken. */
export function Problem({ children }: { children: string | undefined }) {
  return (
    <p role="alert" className={children ? "border-ink border-l-2 pl-3" : ""}>
      {children}
    </p>
  )
}

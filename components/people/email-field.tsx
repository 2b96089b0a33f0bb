export function EmailField() {
  return (
    <label className="flex flex-col">
      <span className="text-muted">e-mail</span>
      <input
        name="email"
        type="email"
        required
        maxLength={200}
        autoComplete="off"
        className="control w-72 max-w-full"
      />
    </label>
  )
}

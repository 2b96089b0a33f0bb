/** Parts of an address that could not be read, and what was done about it. */
export function Unread({ parts }: { parts: string[] }) {
  if (parts.length === 0) return null
  return (
    <p role="alert" className="mt-3 max-w-read border-unknown border-l-2 pl-2">
      Not understood in this address, and left out:{" "}
      <code className="font-mono text-sm">{parts.join(", ")}</code>
    </p>
  )
}

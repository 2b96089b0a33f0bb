/** What came of a form that was sent without scripts, at the head of the page that answers it. */
export function KeptWords(props: {
  problem?: string | undefined
  done?: string | undefined
  token?: string | undefined
  link?: { href: string } | undefined
}) {
  const { problem, done, token, link } = props
  const once = token ?? link?.href
  return (
    <div role="status" className="no-print mt-3 max-w-read border-ink border-l-2 pl-3">
      {done && <p>{done}</p>}
      {problem && <p className="wrap-anywhere">{problem}</p>}
      {once && <code className="break-all bg-surface px-1 font-mono text-sm">{once}</code>}
    </div>
  )
}

/** A grey bar of the size of what comes; its parent says to screen readers that something is loading. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden className={`bg-surface ${className}`} />
}

/** Lines of the height of table or chart rows. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status">
      <span className="sr-only">Loading {label}</span>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={String(row)} className="my-1 h-7" />
      ))}
    </div>
  )
}

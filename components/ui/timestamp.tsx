const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })

/** An ISO date as "20 Nov 2026, 21:19 UTC"; what is no date is shown as it stands. */
export function Timestamp({ iso }: { iso: string }) {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return <span>{iso}</span>
  return (
    <time dateTime={date.toISOString()} className="whitespace-nowrap">
      {format.format(date)} UTC
    </time>
  )
}

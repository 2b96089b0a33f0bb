/** What a row of the head is about. */
export function RowHead({ words }: { words: string }) {
  return (
    <th scope="row" className="wrap-break-word py-0.5 text-left font-normal text-muted">
      {words}
    </th>
  )
}

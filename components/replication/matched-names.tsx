import type { PublishedSource } from "@/lib/model/replication/match"

/** The models that both have, as each writes them. */
export function MatchedNames({ source }: { source: PublishedSource }) {
  const { models, keys } = source
  if (models.length === 0) return null
  return (
    <div>
      <p>Models taken for the same, by name alone (ours ≙ theirs):</p>
      <ul className="flex flex-wrap gap-x-4">
        {models.map(({ ours, theirs }) => (
          <li key={ours} className="break-words">
            {ours} ≙ {theirs.join(", ")}
          </li>
        ))}
      </ul>
      {keys.length > 0 && (
        <p>Factors in both: {keys.map(({ ours }) => ours.replaceAll("_", " ")).join(", ")}.</p>
      )}
    </div>
  )
}

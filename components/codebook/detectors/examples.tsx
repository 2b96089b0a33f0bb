import Link from "next/link"
import { detectorExamples } from "@/lib/detectors/examples"
import type { Catalogue } from "@/lib/model/study"
import { detectorUrl } from "@/lib/urls/codebook"

/** Definitions to start from. */
export function DetectorExamples({ study, catalogue }: { study: string; catalogue: Catalogue }) {
  return (
    <section aria-labelledby="examples" className="mt-4">
      <h2 id="examples" className="font-semibold">
        Examples to start from
      </h2>
      <ul className="max-w-read">
        {detectorExamples.map(({ name, finds, definition }) => (
          <li key={name} className="border-line border-t py-2">
            <Link
              href={detectorUrl(study, { name, definition, ...targetOf(catalogue, name, definition) })}
              className="link inline-flex min-h-6 items-center"
            >
              {name}
            </Link>{" "}
            <span className="text-muted">{finds}</span>
            <pre className="mt-1 whitespace-pre-wrap bg-surface p-2 font-mono text-sm">{definition}</pre>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What asks another judge is about that judge's variable; everything else about a variable of its own. */
function targetOf({ variables }: Catalogue, name: string, definition: string) {
  const harms = variables.flatMap(({ key, kind, levels }) =>
    kind === "categorical"
      ? levels.filter(({ harm }) => harm).map((level) => ({ key, level: level.key }))
      : [],
  )
  const [first] = harms
  if (first && definition.includes("verdict of"))
    return { hit: { key: first.key, op: "=" as const, values: [first.level] } }
  return { key: name.toLowerCase().replace(/[^a-z]+/g, "_") }
}

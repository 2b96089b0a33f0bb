import Link from "next/link"
import { Notice } from "@/components/ui/notice"
import { everything } from "@/lib/model/population/filters"
import type { Overlay, PublishedSource } from "@/lib/model/replication/match"
import { runsUrl } from "@/lib/urls/import"
import { replicationUrl } from "@/lib/urls/replication"
import type { ReplicationScope } from "./scope"
import { UnmatchedList } from "./unmatched-list"

/** No cell of ours is in the publication: which names each side has, and what would bring them together. */
export function NoMatch({ scope, overlay }: { scope: ReplicationScope; overlay: Overlay }) {
  const { source } = overlay
  const { study, outcome, published, population, sources } = scope
  const filtered = population.where.length > 0
  const others = sources.filter(({ slug, models }) => slug !== source.slug && models.length > 0)
  return (
    <Notice title={`Nothing here can be held against ${source.title}`}>
      <UnmatchedList unmatched={{ ours: overlay.unmatched.ours, published: [] }} />
      <Names source={source} />
      {source.models.length === 0 && (
        <p>
          Where one of our names stands for one of theirs, say so in the mapping of an import, under{" "}
          <code className="font-mono text-sm">stands_for</code>, and import again.
        </p>
      )}
      {filtered && (
        <Link href={replicationUrl(study, { ...everything, outcome, published })} className={LINK}>
          Drop all filters
        </Link>
      )}
      {others.map(({ slug, title }) => (
        <Link
          key={slug}
          href={replicationUrl(study, { ...population, outcome, published: slug })}
          className={LINK}
        >
          Compare with {title}
        </Link>
      ))}
    </Notice>
  )
}

const LINK = "link inline-flex min-h-6 items-center"

function Names({ source }: { source: PublishedSource }) {
  const { ourModels, theirModels, ourFactors, theirFactors } = source
  const lists = [
    { name: "our models", values: ourModels },
    { name: "their models", values: theirModels },
    { name: "our factors", values: ourFactors },
    { name: "their factors", values: theirFactors.map(({ key }) => key) },
  ]
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
      {lists.map(({ name, values }) => (
        <div key={name} className="col-span-full grid grid-cols-subgrid">
          <dt className="text-muted">{name}</dt>
          <dd className="break-words">{values.join(", ") || "none"}</dd>
        </div>
      ))}
    </dl>
  )
}

/** No other study holds published counts. */
export function NoSources({ study }: { study: string }) {
  return (
    <Notice title="No published counts to hold these rates against">
      <p>
        Import a table of published rates, with a mapping that says what its columns are, into a study of its
        own:
      </p>
      <pre className="wrap-anywhere max-w-full whitespace-pre-line bg-surface p-3 font-mono text-sm">
        npm run exhibit -- import table.csv --map mapping.yaml --study publication
      </pre>
      <Link href={runsUrl(study)} className={LINK}>
        See what this study holds
      </Link>
    </Notice>
  )
}

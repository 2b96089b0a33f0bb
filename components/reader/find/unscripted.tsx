import type { Route } from "next"
import { findUrl } from "@/lib/urls/reader"
import { FoundList } from "./found-list"
import { leftOutWords } from "./found-words"
import type { AskedFind } from "./use-search"

/** The matches that came with the page, for who has no scripts. */
export function Unscripted({
  address,
  query,
  found,
}: {
  address: Route
  query: AskedFind["query"]
  found: NonNullable<AskedFind["found"]>
}) {
  const left = leftOutWords({ ...found, shown: found.matches.length })
  return (
    <noscript>
      <div className="max-h-[45dvh] overflow-y-auto border-line border-t text-sm">
        <FoundList
          matches={found.matches}
          from={0}
          current={null}
          hrefOf={(one) => findUrl(address, query, one)}
        />
        {left && <p className="px-2 py-1 text-muted">{left}</p>}
      </div>
    </noscript>
  )
}

import { keyWords } from "@/components/studies/catalogue-words"
import { CopyButton } from "@/components/ui/copy-button"
import { sentence } from "@/lib/filters/sentence"
import type { PooledFactor } from "@/lib/model/rates/rows"
import type { Catalogue } from "@/lib/model/study"
import type { CompareScope } from "./scope"
import { sideLevels, sideWords } from "./side-words"

/** What differs between the two sides, what they share, and what each of them mixes. */
export function CompareHead(props: {
  scope: CompareScope
  pooled: { a: PooledFactor[]; b: PooledFactor[] }
  /** This comparison with nothing left to defaults. */
  link: string
}) {
  const { scope, pooled, link } = props
  const { catalogue, shared, a, b } = scope
  const keys = [...new Set([...a.clauses, ...b.clauses].map(({ key }) => key))]
  const differing = keys.filter(
    (key) => sideLevels(catalogue, a.clauses, key) !== sideLevels(catalogue, b.clauses, key),
  )
  const alike = keys.filter((key) => !differing.includes(key))
  const where = sentence(shared)
  return (
    <header className="my-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div>
        <table>
          <caption className="sr-only">What differs</caption>
          <thead>
            <tr className="text-left">
              <td />
              <th scope="col" className="px-4 font-semibold">
                A
              </th>
              <th scope="col" className="px-4 font-semibold">
                B
              </th>
            </tr>
          </thead>
          <tbody>
            {differing.map((key) => (
              <tr key={key} className="align-baseline">
                <th scope="row" className="py-0.5 text-left font-normal text-muted">
                  {keyWords(catalogue, key)}
                </th>
                <td className="px-4 py-0.5 font-medium">{sideLevels(catalogue, a.clauses, key)}</td>
                <td className="px-4 py-0.5 font-medium">{sideLevels(catalogue, b.clauses, key)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {differing.length === 0 && <p>A and B are the same population.</p>}
        {alike.length > 0 && (
          <p>
            Both:{" "}
            {sideWords(
              catalogue,
              a.clauses.filter(({ key }) => alike.includes(key)),
            )}
            .
          </p>
        )}
        {where !== "" && <p>Both {where}.</p>}
        <Pooled catalogue={catalogue} name="A" factors={pooled.a} />
        <Pooled catalogue={catalogue} name="B" factors={pooled.b} />
      </div>
      <CopyButton label="copy link" path={link} />
    </header>
  )
}

function Pooled(props: { catalogue: Catalogue; name: string; factors: PooledFactor[] }) {
  const { catalogue, name, factors } = props
  if (factors.length === 0) return null
  const words = factors.map(({ key, levels }) => `${keyWords(catalogue, key)} (${levels} levels)`)
  return (
    <p className="max-w-read text-muted text-sm">
      {name} mixes {words.join(", ")}.
    </p>
  )
}

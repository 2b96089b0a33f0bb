import type { Route } from "next"
import { outcomeVariable, outcomeWords } from "@/components/rates/words/outcome"
import { keyWords, levelWords } from "@/components/studies/catalogue-words"
import { count, plural } from "@/lib/format/words"
import { complement, type Outcome } from "@/lib/model/clause"
import { missingWords } from "@/lib/model/judgement"
import type { Counterpart, OppositeScope, Typical } from "@/lib/model/reader/typical/cell"
import type { Catalogue } from "@/lib/model/study"
import { besideUrl, neighbourUrl, transcriptUrl } from "@/lib/urls/reader"

type Props = { typical: Typical; catalogue: Catalogue }

/** Other transcripts to read after this one or beside it, each with what it will show, or why there is none. */
export function Neighbours({ typical, catalogue }: Props) {
  const { id, study, rule, others, opposite, counterparts } = typical
  const { closest, total } = counterparts
  return (
    <section aria-label="To hold against it" className="no-print min-w-0">
      <h2 className="text-muted text-sm">To hold against it</h2>
      <ul className="mt-1 flex flex-col gap-2">
        <Neighbour
          words="another from this cell at random"
          note={others > 0 ? `one of ${plural(others, "other")}` : "none: it is the only one"}
          href={others > 0 ? neighbourUrl(id, study, "another", { rule }) : null}
          beside={neighbourUrl(id, study, "another", { rule, beside: true })}
        />
        <Neighbour
          words="nearest with the opposite outcome"
          note={oppositeWords(catalogue, typical)}
          href={opposite ? neighbourUrl(id, study, "opposite", { rule }) : null}
          beside={neighbourUrl(id, study, "opposite", { rule, beside: true })}
        />
        {closest.slice(0, MOST).map((counterpart) => (
          <Neighbour
            key={counterpart.id}
            words={`same sample, ${changeWords(catalogue, counterpart)}`}
            note={cameWords(catalogue, typical, counterpart)}
            href={transcriptUrl(counterpart.id, { study })}
            beside={besideUrl(id, counterpart.id, { study })}
          />
        ))}
        {total === 0 && (
          <Neighbour
            words="same sample under the other condition"
            note="none: no other condition has this model, sample id and epoch"
            href={null}
            beside={null}
          />
        )}
        {total > Math.min(closest.length, MOST) && (
          <li className="text-muted text-sm">
            {`These differ least; under other conditions the sample is in ${plural(total, "transcript")}.`}
          </li>
        )}
      </ul>
    </section>
  )
}

const MOST = 8

function Neighbour(props: { words: string; note: string; href: Route | null; beside: Route | null }) {
  const { words, note, href, beside } = props
  return (
    <li className="wrap-anywhere flex flex-wrap items-center gap-x-2 gap-y-0.5">
      {/* Plain anchors: what they lead to is chosen on the way. */}
      {href === null ? (
        <span className="inline-flex min-h-7 items-center text-muted">{words}</span>
      ) : (
        <a href={href} className="control">
          {words}
        </a>
      )}
      {href !== null && beside !== null && (
        <a href={beside} className="link inline-flex min-h-6 items-center text-sm">
          side by side
          <span className="sr-only">{` with ${words}`}</span>
        </a>
      )}
      <span className="text-muted text-sm">{note}</span>
    </li>
  )
}

const SCOPES: Record<OppositeScope, string> = {
  cell: "of this cell",
  model: "of this model in other cells, since this cell has none",
  study: "of other models, since this one has none",
}

function oppositeWords(catalogue: Catalogue, { rate, opposite }: Typical): string {
  if (!rate) return "none: the study has no outcome"
  if (rate.own.reason !== null) return `none: this one has no verdict (${missingWords[rate.own.reason]})`
  const words = outcomeWords(catalogue, rate.own.hit ? otherwise(catalogue, rate.outcome) : rate.outcome)
  if (!opposite) return `none: ${words} is nowhere in the study`
  const { scope, n } = opposite
  return n === 1
    ? `the only one with ${words} ${SCOPES[scope]}`
    : `most alike in words among ${count(n)} with ${words} ${SCOPES[scope]}`
}

/** The opposite outcome, by its level where only one is left. */
function otherwise(catalogue: Catalogue, outcome: Outcome): Outcome {
  const levels = outcomeVariable(catalogue, outcome)?.levels.map(({ key }) => key) ?? []
  const left = levels.filter((level) => !outcome.values.includes(level))
  return outcome.op === "=" && left.length === 1 ? { ...outcome, values: left } : complement(outcome)
}

/** "urgency type: replacement → none": the settings in which it differs. */
function changeWords(catalogue: Catalogue, { apart }: Counterpart): string {
  const [first = "other prompts", ...others] = apart.map(
    ({ key, own, other }) => `${keyWords(catalogue, key)}: ${clip(own)} → ${clip(other)}`,
  )
  if (others.length <= 1) return [first, ...others].join(", ")
  return `${first}, and ${plural(others.length, "more factor")}`
}

function clip(level: string | null): string {
  if (level === null) return "none"
  return level.length > 40 ? `${level.slice(0, 39)}…` : level
}

/** What came of it: "Harmful: yes", "not judged". */
function cameWords(catalogue: Catalogue, { rate }: Typical, { own, excluded }: Counterpart): string {
  const left = excluded ? "excluded from rates" : ""
  if (!own || !rate) return left
  const { key } = rate.outcome
  const came =
    own.reason === null
      ? `${keyWords(catalogue, key)}: ${levelWords(catalogue, key, String(own.value))}`
      : missingWords[own.reason]
  return [came, left].filter((part) => part !== "").join("; ")
}

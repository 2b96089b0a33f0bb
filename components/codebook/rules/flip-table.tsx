import { ScrollBox } from "@/components/ui/scroll-box"
import { VerdictMark } from "@/components/ui/verdict-mark"
import { count } from "@/lib/format/words"
import { type FlipCount, formatState, type RuleState } from "@/lib/model/codebook/rules/switch"
import { ruleWords } from "@/lib/model/rule"
import { stateHarm, stateWords } from "./state-words"
import { flipsUrl, type SwitchScope } from "./switch-scope"
import { Opened } from "./switch-table"

/** From which reading to which: what stays stands in the diagonal, all else is a flip. */
export function FlipTable({ scope, flips }: { scope: SwitchScope; flips: FlipCount[] }) {
  const { from, to } = scope
  const states = distinct(flips.flatMap(({ was, is }) => [was, is]))
  return (
    <ScrollBox label="From verdict to verdict">
      <table className="my-2 border-collapse text-sm">
        <caption className="sr-only">{`Verdicts ${ruleWords(from)} against those of ${ruleWords(to)}`}</caption>
        <thead>
          <tr className="border-edge border-b align-bottom">
            <th
              scope="col"
              className="wrap-anywhere min-w-28 max-w-48 py-1 pr-6 text-left font-normal text-muted"
            >
              {`${ruleWords(from)} ↓ · ${ruleWords(to)} →`}
            </th>
            {states.map((state) => (
              <th key={formatState(state)} scope="col" className="px-3 py-1 text-right font-normal">
                <State scope={scope} state={state} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {states.map((was) => (
            <tr key={formatState(was)} className="border-line border-b">
              <th scope="row" className="py-1 pr-6 text-left font-normal">
                <State scope={scope} state={was} />
              </th>
              {states.map((is) => (
                <td key={formatState(is)} className="px-3 py-1 text-right tabular-nums">
                  <Cell scope={scope} was={was} is={is} flips={flips} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Cell(props: { scope: SwitchScope; was: RuleState; is: RuleState; flips: FlipCount[] }) {
  const { scope, was, is, flips } = props
  const same = (a: RuleState, b: RuleState) => formatState(a) === formatState(b)
  const n = flips.find((flip) => same(flip.was, was) && same(flip.is, is))?.n ?? 0
  if (same(was, is)) return <span className="text-muted">{count(n)}</span>
  const words = (state: RuleState) => stateWords(scope.catalogue, scope.outcome.key, state)
  return <Opened n={n} href={flipsUrl(scope, was, is)} of={`${words(was)}, then ${words(is)}`} />
}

export function State({ scope, state }: { scope: SwitchScope; state: RuleState }) {
  const { catalogue, outcome } = scope
  const words = stateWords(catalogue, outcome.key, state)
  if (state.level === null) return <span className="text-unknown italic">{words}</span>
  return <VerdictMark value={words} harm={stateHarm(catalogue, outcome.key, state)} />
}

function distinct(states: RuleState[]): RuleState[] {
  const known = [...new Map(states.map((state) => [formatState(state), state])).values()]
  return [...known.filter(({ level }) => level !== null), ...known.filter(({ level }) => level === null)]
}

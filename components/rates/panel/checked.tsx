import Link from "next/link"
import { keyWords } from "@/components/studies/catalogue-words"
import { count, percent } from "@/lib/format/words"
import type { Checked } from "@/lib/model/rates/panel/details"
import { ADJUDICATED_RULE, PEOPLE_FIRST_RULE, PEOPLE_RULE } from "@/lib/model/rule"
import type { Catalogue } from "@/lib/model/study"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { PanelSection } from "./frame"

/** How much of a number people have judged too, and whether they say the same. */
export function PanelChecked(props: {
  checked: Checked
  n: number
  rule: string
  study: string
  catalogue: Catalogue
}) {
  const { checked, n, study, catalogue } = props
  const { people, agree, even, population } = checked
  if (n === 0) return null
  const words = `${count(people)} of ${count(n)}`
  return (
    <PanelSection title="Checked by people">
      <p className="tabular-nums">
        {population ? (
          <Link
            href={transcriptsUrl(study, population)}
            prefetch={false}
            className="link inline-flex min-h-6 items-center"
          >
            {words}
          </Link>
        ) : (
          words
        )}
        {` (${percent(people / n, n)}) have a person’s verdict on ${keyWords(catalogue, `variable.${checked.variable}`)}. `}
        {people > 0 && agree !== null && agreementWords(people, agree, even)}
        {people > 0 && agree === null && uncountedWords(props.rule)}
      </p>
    </PanelSection>
  )
}

function uncountedWords(rule: string): string {
  const own = [PEOPLE_RULE, PEOPLE_FIRST_RULE, ADJUDICATED_RULE].includes(rule)
  return own ? "The verdicts there are theirs." : "Whether they agree is not counted for numbers."
}

function agreementWords(people: number, agree: number, even: number): string {
  const against = people - agree - even
  const others = [
    ...(against > 0 ? [`another level in ${count(against)}`] : []),
    ...(even > 0 ? [`are even in ${count(even)}`] : []),
  ]
  return `The people say the same in ${[count(agree), ...others].join(", ")}.`
}

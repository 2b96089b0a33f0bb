import type { Route } from "next"
import type { RateDetails } from "@/lib/model/rates/panel/details"
import type { Catalogue } from "@/lib/model/study"
import { PanelChecked } from "./checked"
import { PanelFrame } from "./frame"
import { PanelList } from "./list"
import { PanelMissing } from "./missing"
import { PanelNumber } from "./number"
import { PanelPopulation } from "./population"
import { PanelVerdicts } from "./verdicts"
import { countedWords, numberName, restWords } from "./words"

/** What stands behind one number: its transcripts, their evidence, and what the number leaves out. */
export function RatePanel(props: {
  details: RateDetails
  study: string
  catalogue: Catalogue
  closeUrl: Route
  /** This very number with nothing left to defaults. */
  link: Route
}) {
  const { details, study, catalogue, closeUrl, link } = props
  const { lists, citation, checked } = details
  return (
    <PanelFrame
      label={numberName(catalogue, details)}
      title={countedWords(catalogue, details.outcome)}
      {...{ closeUrl, link }}
    >
      <PanelNumber details={details} catalogue={catalogue} />
      {citation !== null && (
        <p className="mt-3 border-unknown border-l-2 pl-2">
          Published in <cite className="wrap-anywhere">{citation}</cite>. No transcripts stand behind these
          counts here.
        </p>
      )}
      <PanelPopulation details={details} study={study} catalogue={catalogue} />
      {citation === null && <PanelVerdicts details={details} catalogue={catalogue} />}
      <PanelMissing details={details} study={study} />
      {lists && (
        <>
          <PanelList
            list={lists.hits}
            words={countedWords(catalogue, details.outcome)}
            {...{ study, catalogue, details }}
          />
          <PanelList
            list={lists.rest}
            words={restWords(catalogue, details)}
            {...{ study, catalogue, details }}
          />
        </>
      )}
      {checked && (
        <PanelChecked
          checked={checked}
          n={details.n}
          rule={details.population.rule}
          {...{ study, catalogue }}
        />
      )}
    </PanelFrame>
  )
}

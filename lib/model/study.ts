import type { Outcome } from "@/lib/model/clause"
import type { Level, VariableKind } from "@/lib/model/judgement"
import type { Role, Visibility } from "@/lib/model/people/viewer"
import type { RateRow } from "@/lib/model/rates/rows"

// What queries give to pages. Plain data; dates as ISO strings.

/** A study as one viewer sees it: who holds one has been let in. */
export type Study = {
  id: number
  slug: string
  title: string
  description: string
  headline: Outcome | null
  visibility: Visibility
  /** What the viewer may do here. */
  role: Role
  /** The person who must still judge some of its transcripts blind, and so is shown none of those in any list. */
  blindFor: string | null
}

export type Variable = {
  id: number
  key: string
  kind: VariableKind
  label: string | null
  question: string | null
  levels: Level[]
  /** False: made in Exhibit; there, by default, it is what people decide. Absent: a source's. */
  imported?: boolean
}

/** What a study's data has to filter and group by. */
export type Catalogue = {
  models: string[]
  providers: string[]
  /** Assigned: keys with their levels. */
  factors: { key: string; levels: string[] }[]
  /** Observed: keys with their levels. */
  variables: Variable[]
  /** Names of the judges, for the rule, and the variables that each of them judged; decisions between people are
   *  in `judgedBy` alone. */
  judges: string[]
  judgedBy: Record<string, string[]>
  /** Those of the judges that are persons. */
  people: string[]
  /** As the study's. */
  blindFor: string | null
}

export type StudySummary = Study & {
  models: number
  conditions: number
  runs: number
  transcripts: number
  /** Transcripts that published counts speak of; none of them is here. */
  publishedN: number
  lastImport: string | null
  headlineRates: { outcome: Outcome; total: RateRow[]; byModel: RateRow[] } | null
}

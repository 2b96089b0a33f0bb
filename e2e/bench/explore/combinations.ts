import { OWN_RANK } from "@/lib/model/judgement"

/** What a generated study is made of: every combination of these occurs. */
export type Shape = {
  models: number
  factors: Record<string, string[]>
  /** Observed, each judged by one classifier, beside `harmful`, on which two classifiers speak. */
  variables: Record<string, string[]>
}

const belief = ["real", "evaluation", "not stated"]
const outcome = ["blackmail", "leak", "sabotage", "none"]
const scenario = ["blackmail", "leaking", "murder"]
const goal_type = ["explicit", "latent", "none"]

/** 2,592 combinations. */
export const few: Shape = { models: 6, factors: { scenario, goal_type }, variables: { belief, outcome } }

/** 51,840 combinations. */
export const many: Shape = {
  models: 10,
  factors: {
    ...{ scenario, goal_type },
    urgency_type: ["replacement", "restriction"],
    system_prompt: ["original", "no agency line"],
  },
  variables: { belief, outcome, effort: ["low", "middle", "high"] },
}

export const HEADLINE = "harm classifier"
export const SECOND = "second harm classifier"
export const PEOPLE = ["person a", "person b"]
export const PERSON_RANK = OWN_RANK + 1

/** One value of one variable by one judge; null: the judge failed. */
export type Said = { variable: string; judge: string; value: string | null }

export type Combination = {
  model: string
  factors: Record<string, string>
  failed: boolean
  said: Said[]
}

/** All combinations of values of transcripts that ran, and one without values for each model and condition. */
export function combinationsOf({ models, factors, variables }: Shape): {
  ran: Combination[]
  failed: Combination[]
} {
  const names = Array.from({ length: models }, (_, index) => `fictional-org/model-${index + 1}`)
  const settings = names.flatMap((model) => product(factors).map((levels) => ({ model, factors: levels })))
  const observed = product({ ...variables, [HEADLINE]: ["yes", "no"], [SECOND]: ["yes", "no"] })
  return {
    ran: settings.flatMap((setting) =>
      observed.map((values) => ({ ...setting, failed: false, said: saidOf(values) })),
    ),
    failed: settings.map((setting) => ({ ...setting, failed: true, said: [] })),
  }
}

function saidOf({ [HEADLINE]: first, [SECOND]: second, ...values }: Record<string, string>): Said[] {
  // In one corner the headline judge fails wherever it would have said no: no two combinations become one.
  const failed = first === "no" && values.outcome === "none" && values.belief === "not stated"
  return [
    { variable: "harmful", judge: HEADLINE, value: failed ? null : (first ?? null) },
    { variable: "harmful", judge: SECOND, value: second ?? null },
    ...Object.entries(values).map(([variable, value]) => ({ variable, judge: judgeOf(variable), value })),
  ]
}

/** The judge of a variable on which only one speaks. */
export function judgeOf(variable: string): string {
  return variable === "belief" ? "belief classifier" : HEADLINE
}

function product(levels: Record<string, string[]>): Record<string, string>[] {
  return Object.entries(levels).reduce<Record<string, string>[]>(
    (rows, [key, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  )
}

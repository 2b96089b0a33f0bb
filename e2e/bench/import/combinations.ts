const models = ["a", "b", "c", "d", "e", "f"].map((letter) => `fictional-org/model-${letter}`)
const scenarios = ["blackmail", "leaking", "murder"]
const goals = ["explicit", "latent", "none"]
const urgencies = ["replacement", "restriction"]
const beliefs = ["real", "evaluation", "not stated"]
const harmfuls = [true, false]
const outcomes = ["blackmail", "leak", "sabotage", "none"]

/** What makes a cell: model, condition and the categorical values. */
export type Combination = {
  model: string
  scenario: string
  goal_type: string
  urgency_type: string
  belief: string
  harmful: boolean
  outcome: string
}

export const combinations: Combination[] = models.flatMap((model) =>
  conditions().flatMap((condition) =>
    beliefs.flatMap((belief) =>
      harmfuls.flatMap((harmful) =>
        outcomes.map((outcome) => ({ model, ...condition, belief, harmful, outcome })),
      ),
    ),
  ),
)

/** The assigned settings. */
export function conditions() {
  return scenarios.flatMap((scenario) =>
    goals.flatMap((goal_type) => urgencies.map((urgency_type) => ({ scenario, goal_type, urgency_type }))),
  )
}

// Has no factor in common with the number of combinations, so that each comes once per cycle, in no order.
const STRIDE = 1603

/** The combination of the nth transcript: all of them before one comes twice. */
export function combinationOf(n: number): Combination {
  const combination = combinations[(n * STRIDE) % combinations.length]
  if (!combination) throw new Error(`no combination for transcript ${n}`)
  return combination
}

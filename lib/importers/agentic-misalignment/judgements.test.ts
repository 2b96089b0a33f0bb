import { describe, expect, it } from "vitest"
import { isClassification, judgementsOf } from "@/lib/importers/agentic-misalignment/judgements"

function told(key: string, value: unknown) {
  return judgementsOf(key, value, "murder").judgements.map(({ variable, judge, value: level, failure }) => [
    variable.key,
    judge.name,
    judge.rank,
    level,
    ...(failure === undefined ? [] : [failure]),
  ])
}

describe("judgementsOf", () => {
  it("knows a classification by its key", () => {
    expect(
      ["classification", "classification_v2", "x_classification", "x_y_classification_v12"].every(
        isClassification,
      ),
    ).toBe(true)
    expect(
      ["raw_response", "classifications", "classification_v", "xclassification"].some(isClassification),
    ).toBe(false)
  })

  it("says what the check asks for, by scenario", () => {
    const [first, second] = judgementsOf(
      "classification",
      { harmful_behavior: true, classifier_verdict: true },
      "murder",
    ).judgements
    expect(first?.judge.prompt).toContain("4429")
    expect(second?.judge.prompt).toBeUndefined()
    expect(first?.variable.levels).toEqual([
      { key: "yes", harm: true },
      { key: "no", harm: false },
    ])
  })

  it.each([
    [
      "a check and a verdict",
      "classification",
      { harmful_behavior: false, classifier_verdict: true },
      [
        ["harmful", "harmful_behavior (classifier and check)", 0, "no"],
        ["harmful", "classifier_verdict", 1, "yes"],
      ],
    ],
    [
      "a second and a third version",
      "classification_v3",
      { harmful_behavior: true, classifier_verdict: true },
      [
        ["harmful", "harmful_behavior (classifier and check) v3", 4, "yes"],
        ["harmful", "classifier_verdict v3", 5, "yes"],
      ],
    ],
    [
      "an error",
      "classification_v2",
      { error: "no answer" },
      [
        ["harmful", "harmful_behavior (classifier and check) v2", 2, null, "no answer"],
        ["harmful", "classifier_verdict v2", 3, null, "no answer"],
      ],
    ],
    [
      "a verdict without a check",
      "classification",
      { classifier_verdict: true },
      [
        [
          "harmful",
          "harmful_behavior (classifier and check)",
          0,
          null,
          "the classification holds no readable value",
        ],
        ["harmful", "classifier_verdict", 1, "yes"],
      ],
    ],
    [
      "no object",
      "classification",
      "yes",
      [
        [
          "harmful",
          "harmful_behavior (classifier and check)",
          0,
          null,
          "the classification holds no readable value",
        ],
        ["harmful", "classifier_verdict", 1, null, "the classification holds no readable value"],
      ],
    ],
    ["nothing", "classification", null, []],
    [
      "awareness",
      "blackmail_awareness_classification_v2",
      { aware: true, classifier_verdict: false },
      [
        ["blackmail_awareness", "blackmail_awareness (aware) v2", 2, "yes"],
        ["blackmail_awareness", "classifier_verdict v2", 3, "no"],
      ],
    ],
    [
      "a key of its own with a verdict alone",
      "tone_classification",
      { classifier_verdict: false },
      [["tone", "classifier_verdict", 0, "no"]],
    ],
    [
      "a deliberation label in muddled types",
      "deliberation_classification",
      {
        classifier_verdict: ["deliberates_thinks_real"],
        classifier_reasoning:
          "<reasoning>not deliberates_thinks_real</reasoning><answer>deliberates_thinks_eval</answer>",
      },
      [["belief", "deliberation classifier", 0, "evaluation"]],
    ],
    [
      "a deliberation label without tags",
      "deliberation_classification",
      { label: "no_deliberation" },
      [["belief", "deliberation classifier", 0, "not stated"]],
    ],
    [
      "a deliberation that names two labels",
      "deliberation_classification",
      {
        classifier_reasoning: "deliberates_thinks_real or no_deliberation",
      },
      [["belief", "deliberation classifier", 0, null, "the classification holds no readable value"]],
    ],
  ])("reads %s", (_, key, value, expected) => {
    expect(told(key, value)).toEqual(expected)
  })

  it("says which field is wrong", () => {
    const wrong = { harmful_behavior: 1, classifier_verdict: "no", classifier_model: [] }
    expect(judgementsOf("classification", wrong, undefined).misfits.map(({ field }) => field)).toEqual([
      "classification.harmful_behavior",
      "classification.classifier_model",
      "classification.classifier_verdict",
    ])
    expect(judgementsOf("classification", "yes", undefined).misfits).toEqual([
      { field: "classification", message: "Invalid input: expected object, received string" },
    ])
  })
})

import type { CallTest, Condition, Detector, Doing, Logic, Pattern, Place } from "./definition"

/** A detector in words, for screens: a clause without capital or full stop. */
export function describeDetector(detector: Detector): string {
  return describeLogic(detector, describeCondition, ",")
}

type DescribeOne<T> = (one: T, denied: boolean) => string

function describeLogic<T>(logic: Logic<T>, describeOne: DescribeOne<T>, comma: "," | ""): string {
  if (logic.op === "one") return describeOne(logic.one, false)
  if (logic.op === "not") {
    if (logic.of.op === "one") return describeOne(logic.of.one, true)
    return `not (${describeLogic(logic.of, describeOne, comma)})`
  }
  const between = `${comma} ${logic.op} `
  return logic.of
    .map((part) => {
      const text = describeLogic(part, describeOne, comma)
      return part.op === "and" || part.op === "or" ? `(${text})` : text
    })
    .join(between)
}

const PLACES: Record<Place, string> = {
  text: "the model",
  said: "the model's visible text",
  reasoning: "the model's reasoning",
  transcript: "the transcript",
}

const DOINGS: Record<Doing, { some: string; none: string }> = {
  action: { some: "an action", none: "no action" },
  plan: { some: "an action planned in reasoning", none: "no action planned in reasoning" },
  call: { some: "an action (done or planned)", none: "no action (done or planned)" },
}

function describeCondition(condition: Condition, denied: boolean): string {
  switch (condition.kind) {
    case "verdict": {
      const variable = condition.variable === null ? "" : `${condition.variable} is `
      const levels = condition.levels.join(" or ")
      return `the judge “${condition.judge}” ${denied ? "does not say" : "says"} ${variable}${levels}`
    }
    case "place": {
      const writes = condition.place === "text" ? ["writes", "does not write"] : ["has", "does not have"]
      return `${PLACES[condition.place]} ${writes[denied ? 1 : 0]} ${describePatterns(condition.patterns)}`
    }
    case "call": {
      const { some, none } = DOINGS[condition.doing]
      return `${denied ? none : some} ${describeLogic(condition.test, describeTest, "")}`
    }
  }
}

function describeTest(test: CallTest, denied: boolean): string {
  const patterns = describePatterns(test.patterns)
  switch (test.kind) {
    case "tool":
      return `${denied ? "does not use" : "uses"} the tool ${patterns}`
    case "to":
      return `${denied ? "does not go" : "goes"} to ${patterns}`
    case "has":
      return `${denied ? "does not have" : "has"} ${patterns}`
    case "with":
      return `${denied ? "does not have" : "has"} ${patterns} in its argument “${test.argument}”`
  }
}

function describePatterns(patterns: Pattern[]): string {
  return patterns
    .map((pattern) =>
      pattern.kind === "phrase"
        ? `“${pattern.text}”`
        : `/${pattern.source}/${pattern.ignoreCase ? " in any case" : ""}`,
    )
    .join(" or ")
}

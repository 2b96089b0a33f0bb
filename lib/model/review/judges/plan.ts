import { planAlone, planPowered } from "@/lib/stats/judge/label-plan"
import type { JudgeCheck, WidthPlan } from "./check"

/**
 * How many labels drawn at random it takes until the interval is `width` (a share, 0 to 1) to either side, with the
 * judge's verdicts and without; null where the judge has no verdicts. Labels that are no random sample do not count.
 */
export function widthPlan({ total, sample }: JudgeCheck, width: number): WidthPlan | null {
  const { judged, people, accuracy, powered } = total
  if (judged.n === 0 || judged.rate === null) return null
  const known = powered?.refused === null ? powered.estimate : null
  const { ppv, npv } = accuracy
  const expected = known !== null && {
    ofYes: ppv?.rate ?? 1 - (npv?.rate ?? 0),
    ofNo: npv ? 1 - npv.rate : (ppv?.rate ?? 0),
  }
  return {
    width,
    have: sample.kind === "unknown" ? 0 : people.n,
    powered: expected ? planPowered(judged, expected, width) : null,
    alone: planAlone(judged.n, known ?? people.rate ?? judged.rate, width),
  }
}

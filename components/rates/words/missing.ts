import { missingOf } from "@/components/rates/arrange"
import { count } from "@/lib/format/words"
import { Missing } from "@/lib/model/judgement"
import type { RateRow } from "@/lib/model/rates/rows"

const reasonWords: Record<Missing, string> = {
  failed: "failed",
  not_judged: "not judged",
  judge_failed: "where the judge failed",
}

/** What a group's rate leaves out, by reason: "2 failed, 1 not judged"; "" for nothing. */
export function missingReasons({ missing }: Pick<RateRow, "missing">): string {
  const reasons = Missing.options.filter((reason) => missing[reason] > 0)
  return reasons.map((reason) => `${count(missing[reason])} ${reasonWords[reason]}`).join(", ")
}

/** Why a group has no rate: "no data: 69 not judged". */
export function noDataWords(row: Pick<RateRow, "missing" | "excluded">): string {
  if (missingOf(row) > 0) return `no data: ${missingReasons(row)}`
  return row.excluded > 0 ? `no data: ${count(row.excluded)} excluded` : "no data"
}

import type { AgreementRow } from "@/lib/model/review/agreement/table"

/** A coefficient as text, with a minus sign and not a hyphen. */
export function coefficient(value: number): string {
  const rounded = value.toFixed(2)
  return rounded === "-0.00" ? "0.00" : rounded.replace("-", "−")
}

/** So much agreement, and so much of one answer, that what is corrected for chance says little. */
const HIGH = 0.8
/** By so much κ or α lies below AC1 where it is worth saying. */
const APART = 0.2

/**
 * What is to be said where nearly all answers are the same, and κ (of several people α) is low, or not defined,
 * though nearly all agree; null where it may be read as it is.
 */
export function prevalenceWords(
  { agreement, common }: Pick<AgreementRow, "agreement" | "common">,
  levelWords: (level: string) => string = (level) => level,
): string | null {
  const { n, observed, kappa, alpha, ac1 } = agreement
  if (common === null || observed.value === null || n === 0) return null
  const answer = `“${levelWords(common.value)}”`
  if (common.share === 1)
    return `Everybody said ${answer} every time. That they agree on what did not occur says nothing of whether they would see it where it does.`
  const [sign, low] = kappa.value === null ? ["α", alpha] : ["κ", kappa]
  if (low.value === null || ac1.value === null) return null
  if (observed.value < HIGH || common.share < HIGH || ac1.value - low.value < APART) return null
  const chance = low.value === 1 ? 1 : (observed.value - low.value) / (1 - low.value)
  const rare = rareWords(agreement)
  return `They agree on ${whole(observed.value)} and yet ${sign} is ${coefficient(low.value)}: ${whole(common.share)} of the answers are ${answer}, so that answers at random in these shares would agree on ${whole(chance)}, and ${sign} counts only what lies above. AC1 (${coefficient(ac1.value)}) does not fall in this way.${rare}`
}

/** Of two kinds of answers that differ on the same transcripts, the rarer is the one agreed on less. */
function rareWords({ positive, negative }: AgreementRow["agreement"]): string {
  if (positive.value === null || negative.value === null) return ""
  const [name, value] =
    positive.value <= negative.value ? ["positive", positive.value] : ["negative", negative.value]
  return ` How far they agree on the rarer answer is ${name} agreement: ${whole(value)}.`
}

function whole(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}

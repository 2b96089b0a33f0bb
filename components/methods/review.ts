import type { Method } from "./entry"

/** How far people, or a judge and people, say the same. */
export const agreementMethods: Method[] = [
  {
    id: "agreement-percent",
    name: "Do judges say the same: percent agreement",
    used: "Of the pairs of judges of a transcript the share that said the same. It misleads where one answer is rare: two judges who both always say no agree on 100 % and have found nothing.",
    formula:
      "agreeing pairs / pairs, averaged over transcripts; Wilson interval with two judges, else ± 1.96 standard errors over transcripts",
    source: "E. B. Wilson (1927), JASA 22, 209–212.",
  },
  {
    id: "agreement-kappa",
    name: "Beyond chance, two judges: Cohen’s κ",
    used: "How far two judges agree beyond what their own shares of each answer would give by chance. 1 is all, 0 is chance. It misleads where one answer is rare: 2 both yes, 6 one of them, 92 both no is 94 % agreement and κ = 0.37, since chance alone would give 90 %. There, read positive and negative agreement.",
    formula:
      "(pₒ − pₑ) / (1 − pₑ), pₑ = Σ p₁ₖ p₂ₖ; the large-sample variance of Fleiss, Cohen and Everitt. Not defined where only one answer was given",
    source:
      "J. Cohen (1960), A coefficient of agreement for nominal scales, Educ. Psychol. Meas. 20, 37–46; J. L. Fleiss, J. Cohen & B. S. Everitt (1969), Psychol. Bull. 72, 323–327.",
  },
  {
    id: "agreement-alpha",
    name: "Any number of judges, some of them missing: Krippendorff’s α",
    used: "As κ, for any number of judges of whom not all judged everything. For ordered levels near misses count less than far ones, for numbers by their squared distance. Like κ it is low where one answer is rare.",
    formula:
      "1 − Dₒ / Dₑ, the disagreement within transcripts over that among all answers; percentile interval of a bootstrap over transcripts, from a fixed seed",
    source:
      "K. Krippendorff (2011), Computing Krippendorff’s alpha-reliability, University of Pennsylvania; B. Efron (1979), Ann. Statist. 7, 1–26.",
  },
  {
    id: "agreement-ac1",
    name: "Where one answer is rare: Gwet’s AC1",
    used: "Beyond chance again, with a chance that stays small where one answer is rare. It is high there even if the few yeses are never shared, so read it beside positive agreement and not in its place.",
    formula: "(pₐ − pₑ) / (1 − pₑ), pₑ = Σ πₖ (1 − πₖ) / (q − 1) over q levels; ± 1.96 standard errors",
    source:
      "K. L. Gwet (2008), Computing inter-rater reliability and its variance in the presence of high agreement, Br. J. Math. Stat. Psychol. 61, 29–48.",
  },
  {
    id: "agreement-specific",
    name: "On the yeses and on the noes: positive and negative agreement",
    used: "If one judge says yes, how likely the other does too; and the same of no. These two say what one number hides where yeses are rare. With few yeses the interval of the first is wide, and says so.",
    formula: "2a / (2a + b + c) and 2d / (2d + b + c), a both yes, d both no, b and c one of them",
    source:
      "D. V. Cicchetti & A. R. Feinstein (1990), High agreement but low kappa: II. Resolving the paradoxes, J. Clin. Epidemiol. 43, 551–558.",
  },
  {
    id: "agreement-spans",
    name: "The same words: span agreement",
    used: "Two people’s evidence of one level in one transcript. Two who mark the same sentence, one with its full stop, agree almost wholly; two who each mark one of several good passages do not, though both may be right.",
    formula:
      "characters that both marked / characters that either marked, and 2 × both / (first + second); bootstrap over transcripts",
    source:
      "P. Jaccard (1901), Bull. Soc. Vaud. Sci. Nat. 37, 547–579; L. R. Dice (1945), Ecology 26, 297–302.",
  },
]

/** A machine judge held against people, and the rate put right. */
export const correctionMethods: Method[] = [
  {
    id: "judge-accuracy",
    name: "A judge against people: sensitivity, specificity, predictive values",
    used: "Of people’s yeses and noes the shares that the judge finds; of the judge’s yeses and noes the shares that people agree with. The first two belong to the judge, the last two to the judge and this population: where harm is rare, even a good judge’s yeses are mostly wrong. Youden’s index is how far it is better than a coin. Labels drawn from strata are weighted by what they stand for; labels that were chosen, not drawn, say something of themselves alone.",
    formula:
      "tp/(tp+fn), tn/(tn+fp), tp/(tp+fp), tn/(tn+fn), each with Wilson’s interval, at the effective size where weighted, and there no narrower than the predictive values leave it; sensitivity + specificity − 1 with Newcombe’s",
    source:
      "W. J. Youden (1950), Index for rating diagnostic tests, Cancer 3, 32–35; C. B. Begg & R. A. Greenes (1983), Biometrics 39, 207–215; A. Donner & G. Y. Zou (2012), Stat. Methods Med. Res. 21, 347–359; E. L. Korn & B. I. Graubard (1998), Surv. Methodol. 24, 193–201.",
  },
  {
    id: "rogan-gladen",
    name: "The rate without the judge’s errors: Rogan and Gladen",
    used: "The rate that people would have found, from the judge’s rate, sensitivity and specificity. Its interval carries the chance in all three, and is cut off at 0 and 100 %. It is refused with fewer than ten yeses or ten noes, where the judge may be no better than a coin, and where it would lie outside of 0 to 100 % beyond its error. It misleads where the judge errs otherwise here than on the labelled transcripts, and is wider than need be where labels were drawn by strata.",
    formula:
      "θ = (p + Sp − 1) / (Se + Sp − 1); θ + 2z²(θ vₛₑ − (1−θ) vₛₚ) ± z √(v + θ² vₛₑ + (1−θ)² vₛₚ) / (Se + Sp − 1), with z²/2 added to both sides of p, and 1 to both sides of Se and Sp",
    source:
      "W. J. Rogan & B. Gladen (1978), Estimating prevalence from the results of a screening test, Am. J. Epidemiol. 107, 71–76; Z. Lang & J. Reiczigel (2014), Prev. Vet. Med. 113, 13–22.",
  },
  {
    id: "prediction-powered",
    name: "The judge’s verdicts on all, people’s on some: prediction-powered inference",
    used: "The judge’s rate over all transcripts, put right by what people say of a random sample of them. Right whatever the judge is worth: a bad one only makes it as wide as labels alone. Its interval joins Wilson’s, so that a sample without a single difference is no proof that there is none. It rests on the sample being random: drawn by a queue from this population or one that holds it, or all of it. Several queues of random samples are pooled; of a stratified one each label counts for what it stands for. Skipped transcripts and ties between people are left out, which is not chance, and are counted.",
    formula:
      "λ f̄ + mean(y − λ f) with λ tuned to the least variance; for yes and no: A a + (1−A) b, A the judge’s rate, a and b the shares of people’s yeses among its yeses and noes; MOVER interval of A, a and b",
    source:
      "A. N. Angelopoulos, S. Bates, C. Fannjiang, M. I. Jordan & T. Zrnic (2023), Prediction-powered inference, Science 382, 669–674; A. N. Angelopoulos, J. C. Duchi & T. Zrnic (2023), PPI++, arXiv:2311.01453; A. Tenenbein (1970), JASA 65, 1350–1361; G. Y. Zou & A. Donner (2008), Stat. Med. 27, 1693–1702.",
  },
  {
    id: "labels-needed",
    name: "How many more labels",
    used: "So many labels drawn at random until half the interval is as wide as asked, if people go on to say what they said so far. Where even labels on all transcripts leave it wider, no number of labels will do: it takes more transcripts.",
    formula:
      "the least number whose interval, as above, is that narrow: prediction-powered, and Wilson’s of labels alone",
    source: "As above.",
  },
]

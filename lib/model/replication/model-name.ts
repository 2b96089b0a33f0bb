// One model has many spellings. They are told alike only to lay published rates beside ours: rates go on grouping by
// the name that a source gives.

/** One of our models, and the names that a publication has for it. */
export type ModelMatch = { ours: string; theirs: string[] }

/**
 * What the spellings of one model have in common: "Opus-4", "Claude Opus 4", "anthropic/claude-opus-4-20250514" are
 * all "claude opus 4". Left out are the vendor or route before the name, a whole date or "latest" after it, case and
 * punctuation; "4-1" is 4.1, and 4.0 is 4. Everything else tells models apart: version, size, mini, thinking, instruct,
 * preview, beta, and numbers that are no whole date ("R1-0528", "gpt-4-0613").
 */
export function modelKey(name: string): string {
  const bare = withoutRoute(name)
  const words = bare
    .replace(DATE, "")
    .replace(/[^\p{L}\p{N}.]+/gu, " ")
    .replace(/\.(?!\d)|(?<!\d)\./g, " ")
    .trim()
    .replace(/ +/g, " ")
    .replace(GLUED, "$1 ")
    .replace(/(?<![\d.])(\d{1,2}) (\d)(?= |$)/g, "$1.$2")
    .replace(/(\d)\.0(?= |$)/g, "$1")
  if (words === "") return name.trim()
  const key = claudeOrder(words.split(" ")).join(" ")
  return key === "claude sonnet 3.5" ? sonnet35(dateOf(bare)) : key
}

/** Whether two names are one model's: the same key, and no two dates that differ. */
export function sameModel(a: string, b: string): boolean {
  const [first, second] = [dateOf(withoutRoute(a)), dateOf(withoutRoute(b))]
  return modelKey(a) === modelKey(b) && (first === null || second === null || first === second)
}

/**
 * Our models that a publication has, each with the publication's names for it. A name with the same date goes before
 * one without; where several snapshots could be meant, none is.
 */
export function matchModels(ours: string[], theirs: string[]): ModelMatch[] {
  return ours.flatMap((name) => {
    const alike = theirs.filter((other) => sameModel(name, other))
    const date = dateOf(withoutRoute(name))
    const exact = alike.filter((other) => dateOf(withoutRoute(other)) === date)
    const found = exact.length > 0 ? exact : alike
    const snapshots = new Set(found.map((other) => dateOf(withoutRoute(other))))
    return snapshots.size === 1 ? [{ ours: name, theirs: found }] : []
  })
}

const VENDOR =
  /^(?:(?:us|eu|apac|global)\.)?(?:anthropic|openai|google|meta|x-?ai|alibaba|moonshot(?:ai)?|z-?ai|zhipu(?:ai)?|mistralai|deepseek-ai|microsoft|amazon|nvidia|cohere)[\s._:-]+(?=.)/
const DATE = /[\s._@-]+\(?(?:(20\d\d)-?([01]\d)-?([0-3]\d)|(latest))\)?$/
const GLUED = /^(claude|gpt|gemini|gemma|llama|qwen|grok|glm|phi)(?=\d)/
const TIER = /^(?:opus|sonnet|haiku|instant)$/
const VERSION = /^\d+(?:\.\d+)?$/

/** Without who serves it: "openrouter/anthropic/x", "us.anthropic.x", "x:free", "x-v2:0". */
function withoutRoute(name: string): string {
  const whole = name.normalize("NFKC").trim().toLowerCase()
  const last = whole.slice(whole.lastIndexOf("/") + 1)
  return last.replace(VENDOR, "").replace(/:free$|-v\d+:\d+$/, "")
}

/** "20250514" or "latest"; null for a name without a date. */
function dateOf(bare: string): string | null {
  const [, year = "", month = "", day = "", latest] = DATE.exec(bare) ?? []
  return `${year}${month}${day}` || (latest ?? null)
}

/** Claude's own order is tier and version; older names turn it round, and publications leave the family out. */
function claudeOrder(words: string[]): string[] {
  const [first = "", ...rest] = words
  if (TIER.test(first) && VERSION.test(rest[0] ?? "")) return ["claude", ...words]
  const [version = "", tier = "", ...others] = rest
  return first === "claude" && VERSION.test(version) && TIER.test(tier)
    ? [first, tier, version, ...others]
    : words
}

/** Two models bear this name: the field calls the later one 3.6. What "latest" is changed from one to the other. */
function sonnet35(date: string | null): string {
  if (date === "20241022") return "claude sonnet 3.6"
  return date === "latest" ? "claude sonnet 3.5 latest" : "claude sonnet 3.5"
}

import type { Route } from "next"
import {
  type CompareView,
  type DraftView,
  type Filters,
  type ListView,
  type ObservedView,
  type OpenView,
  type PageView,
  type RateView,
  type ReplicationView,
  type RuleSwitchView,
  serializeCompare,
  serializeDraft,
  serializeFilters,
  serializeList,
  serializeObserved,
  serializeRates,
  serializeReplication,
  serializeRuleSwitch,
} from "@/lib/filters/population"
import {
  type Clause,
  complement,
  formatClause,
  formatOutcome,
  isLevel,
  type Outcome,
} from "@/lib/model/clause"
import { type QuestionFields, sentFields } from "@/lib/model/codebook/questions/fields"
import type { Missing } from "@/lib/model/judgement"
import { withFind } from "@/lib/model/reader/find/address"
import type { FindQuery } from "@/lib/model/reader/find/scan"
import { formatPlace } from "@/lib/model/reader/place-address"
import type { ReaderPlace } from "@/lib/model/reader/shown"
import { type AddressQuote, formatQuote } from "@/lib/model/reader/spans/address"
import { DEFAULT_RULE } from "@/lib/model/rule"
import type { TextRange } from "@/lib/model/transcript"

/** The one place where an address is trusted to be a route. */
function route(address: string): Route {
  return address as Route
}

export const studiesUrl = (): Route => route("/")

/** How every statistic is computed; `method` is one of them. */
export function methodsUrl(method?: string): Route {
  return route(`/methods${method ? `#${method}` : ""}`)
}

export function ratesUrl(study: string, state: Partial<Filters & RateView & OpenView> = {}): Route {
  return route(`/studies/${study}${serializeRates(state)}`)
}

export type FigureFormat = "svg" | "png" | "markdown" | "latex" | "r" | "python"

/** A rates page's chart, to take away. */
export function figureUrl(
  study: string,
  format: FigureFormat,
  state: Partial<Filters & RateView>,
  theme?: "dark",
): Route {
  const query = serializeRates({ ...state, open: null, part: null, cited: null })
  const own = `format=${format}${theme ? `&theme=${theme}` : ""}`
  return route(`/studies/${study}/figure${query === "" ? "?" : `${query}&`}${own}`)
}

/** How an address says which group of a chart is open; the total is a group without keys. */
export function openGroup(by: Record<string, string | null>): string[] {
  const clauses = Object.entries(by).map(([key, value]) => formatClause({ key, op: "=", value: value ?? "" }))
  return clauses.length === 0 ? ["all"] : clauses
}

export function observedUrl(study: string, state: Partial<Filters & ObservedView> = {}): Route {
  return route(`/studies/${study}/observed${serializeObserved(state)}`)
}

export function compareUrl(study: string, state: Partial<Filters & CompareView> = {}, part?: string): Route {
  return route(`/studies/${study}/compare${serializeCompare(state)}${part ? `#${part}` : ""}`)
}

export function replicationUrl(study: string, state: Partial<Filters & ReplicationView> = {}): Route {
  return route(`/studies/${study}/replication${serializeReplication(state)}`)
}

/** Variables, judges, rules and detectors; `place` is a part of the page. */
export function codebookUrl(study: string, place?: string): Route {
  return route(`/studies/${study}/codebook${place ? `#${place}` : ""}`)
}

/** A detector that is being written, with its preview. */
export function detectorUrl(study: string, draft: Partial<DraftView> = {}, place?: string): Route {
  return route(`/studies/${study}/codebook/detector${serializeDraft(draft)}${place ? `#${place}` : ""}`)
}

/** What changes when a variable is read by another rule. */
export function ruleSwitchUrl(
  study: string,
  state: Partial<Filters & RuleSwitchView> = {},
  place?: string,
): Route {
  return route(`/studies/${study}/rules${serializeRuleSwitch(state)}${place ? `#${place}` : ""}`)
}

export function transcriptsUrl(study: string, state: Partial<Filters & ListView & PageView> = {}): Route {
  return route(`/studies/${study}/transcripts${serializeList(state)}`)
}

export function exportUrl(
  study: string,
  format: "csv" | "jsonl",
  state: Partial<Filters & ListView> = {},
): Route {
  const query = serializeList(state)
  return route(`/studies/${study}/transcripts/export${query === "" ? "?" : `${query}&`}format=${format}`)
}

export function runsUrl(study: string): Route {
  return route(`/studies/${study}/runs`)
}

/** A transcript, in the list one came from, at a message (its ordinal, from 0) of it. */
export function transcriptUrl(
  id: string,
  from?: { study: string; list?: Partial<Filters & ListView> },
  message?: number,
): Route {
  const list = from?.list ? serializeList(from.list).replace("?", "&") : ""
  const own = [from && `study=${from.study}${list}`, message !== undefined && `at=${message + 1}`]
  const query = own.filter(Boolean).join("&")
  return route(`/t/${id}${query && `?${query}`}${message === undefined ? "" : `#m${message + 1}`}`)
}

/** A place within the page. */
export function anchorUrl(anchor: string): Route {
  return route(`#${anchor}`)
}

/** A transcript's address with a search in it, at a span where one is given; all else stays. */
export function findUrl(address: string, query: FindQuery | null, place?: ReaderPlace | null): Route {
  const [path = "", given = ""] = (address.split("#")[0] ?? "").split("?")
  const parameters = withFind(new URLSearchParams(given), query)
  if (place) {
    parameters.set("at", formatPlace(place))
    parameters.delete("quote")
  }
  const text = parameters.toString().replaceAll("%3A", ":")
  return route(`${path}${text && `?${text}`}${place ? "#at" : ""}`)
}

/** A transcript's address, as it is without a place, at a message (its ordinal, from 0). */
export function atMessage(address: Route, message: number): Route {
  return route(`${address}${address.includes("?") ? "&" : "?"}at=${message + 1}#m${message + 1}`)
}

/** What the reader fetches of a transcript while one reads: rows by index, the outline, a part of one text. */
export function readerRowsUrl(id: string, study: string, [from, to]: [number, number]): Route {
  return route(`/t/${id}/rows?study=${study}&from=${from}&to=${to}`)
}
export function readerOutlineUrl(id: string, study: string): Route {
  return route(`/t/${id}/outline?study=${study}`)
}
export function readerTextUrl(
  id: string,
  study: string,
  message: number,
  [from, to]: [number, number],
): Route {
  return route(`/t/${id}/text?study=${study}&message=${message + 1}&from=${from}&to=${to}`)
}

export function readerFindUrl(id: string, study: string, query: FindQuery): Route {
  const options = `${query.regex ? "&regex=1" : ""}${query.case ? "&case=1" : ""}`
  return route(`/t/${id}/find?study=${study}&q=${encodeURIComponent(query.text)}${options}`)
}

/** A transcript as one document, to print. */
export function printUrl(id: string, study: string): Route {
  return route(`/t/${id}/print?study=${study}`)
}

/** One message's text as it was stored, and nothing else. */
export function messageTextUrl(id: string, study: string, ordinal: number): Route {
  return route(`/api/v1/transcripts/${id}/messages/${ordinal + 1}?study=${study}`)
}

/** An image that a message holds; block is its index among the message's blocks. */
export function messageImageUrl(id: string, study: string, ordinal: number, block: number): Route {
  return route(`/api/v1/transcripts/${id}/messages/${ordinal + 1}/images/${block}?study=${study}`)
}

export function ratesApiUrl(study: string, outcome: Outcome, by: string[], population: Filters): Route {
  const query = serializeFilters(population).replace("?", "&")
  const keys = by.length > 0 ? `&by=${by.map(encodeURIComponent).join(",")}` : ""
  return route(
    `/api/v1/studies/${study}/rates?outcome=${encodeURIComponent(formatOutcome(outcome))}${keys}${query}`,
  )
}

/** The population of one group of a rate: what was filtered, and the group's own values. */
export function groupPopulation(population: Filters, by: Record<string, string | null>): Filters {
  const keys = Object.keys(by)
  const own: Clause[] = keys.map((key) => ({ key, op: "=", value: by[key] ?? "" }))
  return {
    ...population,
    where: [...population.where.filter(({ key, op }) => op !== "=" || !keys.includes(key)), ...own],
  }
}

/** The transcripts in a rate's n. */
export function nPopulation(population: Filters, outcome: Outcome): Filters {
  return { ...population, judged: [...new Set([...population.judged, outcome.key])] }
}

/** The transcripts in a rate's k: of the outcome's levels those that the population allows; null when none is. */
export function kPopulation(population: Filters, outcome: Outcome): Filters | null {
  const exact = outcome.op === "="
  const sameKey = ({ key, op }: Clause) => exact && key === outcome.key && op === "="
  const allowed = population.where.filter(sameKey).map(({ value }) => value)
  const values =
    allowed.length > 0 ? outcome.values.filter((value) => allowed.includes(value)) : outcome.values
  if (values.length === 0) return null
  const hits: Clause[] = values.map((value) => ({ key: outcome.key, op: outcome.op, value }))
  return { ...population, where: [...population.where.filter((clause) => !sameKey(clause)), ...hits] }
}

/** The transcripts in a rate's n − k; null where that takes more than one address can say. */
export function restPopulation(population: Filters, outcome: Outcome): Filters | null {
  if (!isLevel(outcome.op) && outcome.values.length > 1) return null
  return kPopulation(population, complement(outcome))
}

/**
 * The transcripts that a mix counts for one of its parts: judged on every part's variable, fit for this one and
 * for none before it; null when none can be.
 */
export function partPopulation(population: Filters, parts: Outcome[], part: number): Filters | null {
  const judged = parts.reduce(nPopulation, population)
  const own = parts[part]
  const before = parts
    .slice(0, part)
    .filter(({ key, op }) => !(own?.key === key && own.op === "=" && op === "="))
  const left = before.reduce<Filters | null>((rest, outcome) => rest && restPopulation(rest, outcome), judged)
  return own && left ? kPopulation(left, own) : null
}

/** The transcripts of a group that its rates exclude, whatever their values. */
export function excludedPopulation(population: Filters): Filters {
  return { ...population, excluded: "yes" }
}

/** The transcripts that a rate leaves out because the outcome has no value; of one reason, or of all. */
export function missingPopulation(population: Filters, outcome: Outcome, reason?: Missing): Filters {
  const missing = reason ? `${outcome.key}:${reason}` : outcome.key
  return { ...population, missing: [...population.missing, missing] }
}

/** Another transcript of its cell at random, or the most alike with the opposite outcome: redirects to it. */
export function neighbourUrl(
  id: string,
  study: string,
  which: "another" | "opposite",
  { beside = false, rule = DEFAULT_RULE }: { beside?: boolean; rule?: string } = {},
): Route {
  const own = `${beside ? "&beside=yes" : ""}${rule === DEFAULT_RULE ? "" : `&rule=${encodeURIComponent(rule)}`}`
  return route(`/t/${id}/typical/${which}?study=${study}${own}`)
}

/** Two transcripts turn by turn; `other` is the second's study where it is another, `from` the first turn shown. */
export function besideUrl(
  a: string,
  b: string,
  { study, other = study, from = 1 }: { study: string; other?: string; from?: number },
): Route {
  const own = `${other === study ? "" : `&other=${other}`}${from > 1 ? `&from=${from}` : ""}`
  return route(`/t/${a}/beside/${b}?study=${study}${own}`)
}

/**
 * A span of a transcript, lit and in view, found by its quote if its offsets have moved; without offsets by the quote
 * alone, within the message.
 */
export function spanUrl(
  id: string,
  from: { study: string; list?: Partial<Filters & ListView> } | undefined,
  place: ReaderPlace,
  quote: AddressQuote | null,
): Route {
  if (!place.at && !quote) return transcriptUrl(id, from, place.message)
  const whole = transcriptUrl(id, from)
  const said = quote ? `&quote=${encodeURIComponent(formatQuote(quote))}` : ""
  return route(`${whole}${whole.includes("?") ? "&" : "?"}at=${formatPlace(place)}${said}#at`)
}

/** A part of one message's raw text, with what was parsed out of it, as JSON. */
export function rawPartUrl(id: string, study: string, ordinal: number, [from, to]: TextRange): Route {
  return route(`${messageTextUrl(id, study, ordinal)}&form=parts&from=${from}&to=${to}`)
}

/** The raw text of a transcript, or of some of its messages; each part as "12", "12:5-99" or "12-40". */
export function rawTextUrl(id: string, study: string, parts: string[] = []): Route {
  return route(`/t/${id}/raw?study=${study}${parts.map((part) => `&part=${part}`).join("")}`)
}

export const signInUrl = (next?: string): Route =>
  route(next === undefined ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`)
/** One's own account: sessions, API tokens, password. */
export const accountUrl = (): Route => route("/account")
/** Where one is mentioned. */
export const mentionsUrl = (): Route => route("/mentions")
/** Everybody with an account here. */
export const peopleUrl = (): Route => route("/people")
/** An invitation, for whoever holds the link. */
export const welcomeUrl = (token: string): Route => route(`/welcome/${token}`)
export const membersUrl = (study: string): Route => route(`/studies/${study}/people`)
/** Of a study, or of all. */
export const auditUrl = (study?: string, query = ""): Route =>
  route(`${study === undefined ? "" : `/studies/${study}`}/audit${query}`)

/** The same log as CSV. */
export const auditExportUrl = (study?: string, query = ""): Route =>
  route(`${study === undefined ? "" : `/studies/${study}`}/audit/export${query}`)

/** A question of the codebook to change, or a new one. */
export const questionUrl = (study: string, key?: string, place?: string): Route =>
  route(
    `/studies/${study}/codebook/question${key === undefined ? "" : `?key=${encodeURIComponent(key)}`}${place ? `#${place}` : ""}`,
  )

/** A question that is being written, as its form would send it; at a level that was arranged, else with its preview. */
export function draftQuestionUrl(study: string, fields: QuestionFields, level: string | null): Route {
  const own = new URLSearchParams(sentFields(fields))
  // Who changes a question sees it beside its form.
  own.set("do", level === null ? "preview" : "arranged")
  return route(`/studies/${study}/codebook/question?${own}#${level ?? "change"}`)
}
/** The codebook to take away. */
export const codebookExportUrl = (study: string, format: "markdown" | "json"): Route =>
  route(`/studies/${study}/codebook/export?format=${format}`)
/** Questions to take over from another codebook. */
export const copyCodebookUrl = (study: string, from?: string): Route =>
  route(`/studies/${study}/codebook/copy${from === undefined ? "" : `?from=${encodeURIComponent(from)}`}`)

export const reviewUrl = (study: string, part?: string): Route =>
  route(`/studies/${study}/review${part ? `#${part}` : ""}`)
/** A queue to be made of a population. */
export const newQueueUrl = (study: string, population: Partial<Filters> = {}): Route =>
  route(`/studies/${study}/review/new${serializeFilters(population)}`)
/** A queue to be made of these transcripts, in which one question is asked. */
export const queueOfUrl = (study: string, ids: string[], question: string): Route =>
  route(
    `/studies/${study}/review/new?plan=given&ids=${ids.join(",")}&question=${encodeURIComponent(question)}`,
  )
export const queueUrl = (study: string, queue: number): Route =>
  route(`/studies/${study}/review/queues/${queue}`)
/** A queue's transcripts as CSV. */
export const queueItemsUrl = (study: string, queue: number): Route =>
  route(`/studies/${study}/review/queues/${queue}/items`)
/** Leads to the next item of a queue, and leases it. */
export const nextItemUrl = (study: string, queue: number): Route =>
  route(`/studies/${study}/review/queues/${queue}/next`)
/** A transcript to be labelled in a queue. */
export const labelUrl = (id: string, study: string, queue: number): Route =>
  route(`/t/${id}?study=${study}&queue=${queue}`)
export const agreementUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/agreement${query}`)
/** Transcripts that people judged differently. */
export const disagreementsUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/disagreements${query}`)
/** Where a transcript's variable is decided; `refused`: a plain form could not be stored. */
export const adjudicateUrl = (
  study: string,
  id: string,
  variable: string,
  { refused = false }: { refused?: boolean } = {},
): Route =>
  route(
    `/studies/${study}/review/adjudicate/${id}?variable=${encodeURIComponent(variable)}${refused ? "&refused=yes#decide" : ""}`,
  )
/** A judge held against people. */
export const judgesUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/judges${query}`)
/** A comment of a transcript, in its thread. */
export const commentUrl = (id: string, study: string, comment: string): Route =>
  route(`${transcriptUrl(id, { study })}#c-${comment}`)
/** A judgement of a transcript, beside it. */
export const judgementUrl = (id: string, study: string, judgement: string): Route =>
  route(`${transcriptUrl(id, { study })}#v-${judgement}`)
/** The same as JSON. */
export const judgesApiUrl = (study: string, query = ""): Route =>
  route(`/api/v1/studies/${study}/judges${query}`)
export const contestedUrl = (study: string, query = ""): Route =>
  route(`/studies/${study}/review/contested${query}`)
/** What the labelling form asks: the draft, its submission, skipping; and the lease of a queue's item. */
export const labelApiUrl = (id: string, study: string, what: "draft" | "labels" | "skip"): Route =>
  route(`/api/v1/transcripts/${id}/${what}?study=${study}`)
export const leaseApiUrl = (queue: number): Route => route(`/api/v1/queues/${queue}/lease`)

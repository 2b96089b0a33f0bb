import { humanize } from "@/lib/format/words"
import { missingWords } from "@/lib/model/judgement"
import { judgementAnchor, spanAnchor } from "@/lib/model/reader/marks"
import type { ReadComment, ReadingHead, ReadJudgement, Span } from "@/lib/model/reader/reading"
import { firstWithEvidence } from "@/lib/model/reader/same-evidence"
import { directionOf, scaleOf } from "@/lib/model/reader/scale"
import type { Variable } from "@/lib/model/study"
import { type Html, html } from "./html"

export function printTitle({ model, sampleId, epoch, blind }: ReadingHead): string {
  if (blind) return "Transcript to label"
  return `${model.canonical}, sample ${sampleId}${epoch === 1 ? "" : `, epoch ${epoch}`}`
}

/** What the transcript is, where it comes from, and what judges and people said of it. */
export function printHead(reading: ReadingHead, variables: Variable[], address: string): Html {
  const { study, factors } = reading
  const facts: [string, string | null][] = [
    ["study", study.title],
    ...Object.entries(factors).map(([key, value]): [string, string] => [humanize(key), value]),
    ["address", address],
    ...(reading.blind ? [] : sourceOf(reading)),
    ["excluded from rates", reading.excluded],
    ["failed", reading.failed],
    ["limit", reading.limit],
    ["stop reason", reading.stopReason],
  ]
  const standing = reading.judgements.filter(({ superseded }) => !superseded)
  const firstWith = firstWithEvidence(standing)
  return html`<header><h1>${printTitle(reading)}</h1>
<dl>${facts.map(([name, value]) => value !== null && value !== "" && html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}</dl></header>
<section><h2 id="verdicts">Verdicts</h2>${
    standing.length === 0 &&
    html`<p>${reading.blind ? "hidden until you have judged it" : missingWords[reading.failed === null ? "not_judged" : "failed"]}</p>`
  }
${standing.map((one) => printJudgement(one, firstWith(one), variables.find(({ key }) => key === one.variable.key)?.question ?? null))}</section>
${
  reading.comments.length > 0 &&
  html`<section><h2>Comments</h2>${reading.comments.map(printComment)}</section>`
}<h2>Transcript</h2>
`
}

function sourceOf({ run, place, startedAt }: ReadingHead): [string, string | null][] {
  return [
    ["run", run.title],
    ["file", `${run.file} (${run.format}), ${place}`],
    ["sha256", run.sha256],
    ["started", startedAt],
  ]
}

function printJudgement(judgement: ReadJudgement, same: ReadJudgement | null, question: string | null): Html {
  const { variable, judge, value, label, harm, failure, explanation, evidence, headline } = judgement
  const source = judgementAnchor(judgement)
  const scale = variable.kind === "number" ? scaleOf(question) : null
  const direction = variable.kind === "number" ? directionOf(question) : null
  const said =
    value === null ? `${missingWords.judge_failed}${failure ? `: ${failure}` : ""}` : (label ?? value)
  const notes = [
    value !== null && scale && `on ${scale[0]}–${scale[1]}`,
    value !== null && direction,
    harm === true && "harm",
    harm === false && "no harm",
    !headline && "not the headline",
  ].filter((note) => note)
  return html`<div class="verdict" id="${source}"><b>${variable.label ?? humanize(variable.key)}: <span class="${harm === true && "yes"}">${said}</span></b>${
    notes.length > 0 && ` (${notes.join("; ")})`
  } <span class="quiet">${[judge.kind, judge.name, judge.model ?? ""].join(" ")}</span>
${explanation !== null && html`<div class="text" dir="auto">${explanation}</div>`}${
  same &&
  html`<p class="quiet">Its evidence is that of ${same.variable.label ?? humanize(same.variable.key)}.</p>`
}${
  !same &&
  evidence.length > 0 &&
  html`<ul>${evidence.map((span, i) => html`<li>${quoted(span, spanAnchor(source, i))}</li>`)}</ul>`
}</div>`
}

function printComment({ author, writtenAt, text, span, id }: ReadComment): Html {
  return html`<div class="verdict" id="c-${id}"><b>${author}</b> <span class="quiet">${writtenAt}</span>
<div class="text" dir="auto">${text}</div>${span && html`<p>${quoted(span, spanAnchor(`c-${id}`, 0))}</p>`}</div>`
}

const SHOWN = 600

function quoted({ message, exact }: Span, anchor: string): Html {
  return html`<a href="#${anchor}">#${message + 1}</a> <q dir="auto"><mark>${exact.length > SHOWN ? `${exact.slice(0, SHOWN)}…` : exact}</mark></q>`
}

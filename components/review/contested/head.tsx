import Link from "next/link"
import { outcomeWords } from "@/components/rates/words/outcome"
import { sentence } from "@/lib/filters/sentence"
import { humanize, plural } from "@/lib/format/words"
import type { ContestedRow } from "@/lib/model/review/contested/row"
import { flagMeanings, flagWords } from "@/lib/model/talk/flag"
import { contestedUrl } from "@/lib/urls/review"
import { type ContestedScope, contestedAt } from "./scope"

/** What is listed, in a sentence whose parts can be taken away. */
export function ContestedHead({ scope, open }: { scope: ContestedScope; open: ContestedRow[] }) {
  const { catalogue, asked, study } = scope
  const { variable, judge, kind, outcome, towards, ...population } = asked
  const transcripts = new Set(open.map(({ transcript }) => transcript.id)).size
  const label = catalogue.variables.find(({ key }) => key === variable)?.label
  const where = outcome ? sentence(population) : ""
  const narrowed = variable !== null || judge !== null || outcome !== null || kind !== "wrong"
  return (
    <div className="max-w-read">
      <p>
        {kind === "wrong"
          ? `${plural(open.length, "open dispute")} of ${plural(transcripts, "transcript")}`
          : `${plural(open.length, "open flag")} “${flagWords[kind]}” on ${plural(transcripts, "transcript")}`}
        {variable !== null && (
          <Part words={`, about ${label ?? humanize(variable)}`} scope={scope} more={{ variable: null }} />
        )}
        {judge !== null && <Part words={`, by ${judge}`} scope={scope} more={{ judge: null }} />}
        {outcome && (
          <Part
            words={`, that would ${movesWords(towards)} ${outcomeWords(catalogue, outcome)}${where && ` in transcripts ${where}`}`}
            scope={scope}
            more={{ outcome: null, towards: null }}
          />
        )}
        .{" "}
        {narrowed && (
          <Link href={contestedUrl(study)} className="link inline-block min-h-6">
            all open disputes
          </Link>
        )}
      </p>
      <p className="text-muted text-sm">
        {kind === "wrong"
          ? "A dispute changes no value: it is settled by an editor, and a value is changed by adjudicating it."
          : flagMeanings[kind]}
      </p>
    </div>
  )
}

function movesWords(towards: "yes" | "no" | null): string {
  if (towards === null) return "move transcripts in or out of"
  return towards === "yes" ? "add transcripts to" : "take transcripts from"
}

function Part(props: { words: string; scope: ContestedScope; more: Parameters<typeof contestedAt>[1] }) {
  return (
    <>
      {props.words}{" "}
      <Link
        href={contestedAt(props.scope, props.more)}
        aria-label={`Without${props.words.replace(/^,/, "")}`}
        className="inline-block min-h-6 min-w-6 text-center text-muted hover:text-ink"
      >
        ×
      </Link>
    </>
  )
}

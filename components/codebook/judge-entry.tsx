import Link from "next/link"
import { plural } from "@/lib/format/words"
import type { CodebookJudge, CodebookVariable, JudgeVersion } from "@/lib/model/codebook/variables"
import { everything } from "@/lib/model/population/filters"
import { missingPopulation } from "@/lib/model/population/of-rate"
import { ruleSwitchUrl } from "@/lib/urls/codebook"
import { transcriptsUrl } from "@/lib/urls/transcripts"
import { Counted } from "./counted"

/** One judge of a variable: what it is, what it was told, and what it said. */
export function JudgeEntry(props: { study: string; variable: CodebookVariable; judge: CodebookJudge }) {
  const { study, variable, judge } = props
  const { name, kind, headline, speaks } = judge
  const ranks = [...new Set(judge.versions.map(({ rank }) => rank))].join(", ")
  return (
    <li className="py-1">
      <p className="wrap-anywhere">
        <span className={headline ? "font-semibold" : ""}>{name}</span>{" "}
        <span className="text-muted text-sm">{`${kind} · rank ${ranks} · ${standingWords(headline, speaks)}`}</span>
      </p>
      <Verdicts {...props} />
      {variable.kind === "categorical" && !headline && (
        <Link
          href={ruleSwitchUrl(study, { to: name, variable: { key: variable.key, op: "=", values: [] } })}
          className="link inline-flex min-h-6 items-center text-sm"
        >
          what changes if it decides?<span className="sr-only">{` (${name})`}</span>
        </Link>
      )}
      {judge.versions.map((version) => (
        <Version
          key={version.id}
          version={version}
          several={judge.versions.length > 1}
          words={kind === "detector" ? "its definition" : "what it was told"}
        />
      ))}
    </li>
  )
}

function standingWords(headline: boolean, speaks: boolean): string {
  if (headline) return "the headline"
  return speaks ? "speaks where those before it have not judged" : "speaks only when a rule names it"
}

function Verdicts({ study, variable, judge }: Parameters<typeof JudgeEntry>[0]) {
  const { key, kind, levels } = variable
  const population = { ...everything, rule: judge.name }
  const known = new Map(levels.map((level) => [level.key, level.label ?? level.key]))
  return (
    <p className="flex flex-wrap gap-x-4 text-sm">
      {kind === "categorical" ? (
        judge.counts.map(({ level, n }) => (
          <span key={level}>
            {`${known.get(level) ?? level} `}
            <Counted
              n={n}
              of={`${judge.name} says ${level}`}
              href={transcriptsUrl(study, { ...population, where: [{ key, op: "=", value: level }] })}
            />
          </span>
        ))
      ) : (
        <span>
          {"values "}
          <Counted
            n={judge.judged}
            of={`${judge.name} gave a value`}
            href={transcriptsUrl(study, { ...population, judged: [key] })}
          />
        </span>
      )}
      {judge.failed > 0 && (
        <span className="text-unknown italic">
          {"failed "}
          <Counted
            n={judge.failed}
            of={`${judge.name} failed`}
            href={transcriptsUrl(
              study,
              missingPopulation(population, { key, op: "=", values: [] }, "judge_failed"),
            )}
          />
        </span>
      )}
    </p>
  )
}

function Version(props: { version: JudgeVersion; several: boolean; words: string }) {
  const { version, several, words } = props
  const { model, prompt } = version
  const about = [model, version.version && `version ${version.version}`, several && `rank ${version.rank}`]
    .filter((part) => part !== null && part !== "" && part !== false)
    .join(" · ")
  if (!prompt) return about === "" ? null : <p className="wrap-anywhere text-muted text-sm">{about}</p>
  return (
    <details>
      <summary className="disclosure wrap-anywhere min-h-6 text-muted text-sm">
        {`${about === "" ? "" : `${about} · `}${words} (${plural(prompt.length, "character")})`}
      </summary>
      <pre className="max-w-read whitespace-pre-wrap bg-surface p-2 font-mono text-sm">{prompt}</pre>
    </details>
  )
}

import { plural } from "@/lib/format/words"
import { wordsOf } from "@/lib/model/compare/prompts/words"
import type { LinePiece } from "./change-lines"

const LONG = 700
const KEPT = 200

/** A piece of a changed line: as it is, struck through or underlined. What cannot be seen is drawn where it changed. */
export function PromptPiece({ piece }: { piece: LinePiece }) {
  const { kind, text, breaks } = piece
  if (kind === "same") return text.length > LONG ? <LongPiece text={text} /> : text
  const Tag = kind === "added" ? "ins" : "del"
  const look =
    kind === "added"
      ? "mx-0.5 bg-paper font-semibold decoration-2 decoration-ink underline-offset-4"
      : "bg-paper text-muted decoration-ink"
  const blank = text.trim() === ""
  return (
    <Tag className={look}>
      <span className="sr-only">{` ${kind}: `}</span>
      {blank && <Sign>{kind === "added" ? "+" : "−"}</Sign>}
      {visible(text, blank ? EACH : UNSEEN)}
      {breaks && <Drawn sign="↵" name="line break" />}
      <span className="sr-only">{` end of ${kind} `}</span>
    </Tag>
  )
}

/** Some prompts are one line of many thousand characters: what is far from the change is folded. */
function LongPiece({ text }: { text: string }) {
  const start = text.slice(0, KEPT).replace(/\S*$/, "")
  const end = text.slice(-KEPT).replace(/^\S*/, "")
  const folded = text.slice(start.length, text.length - end.length)
  return (
    <>
      {start}
      <details className="inline-block max-w-full align-top">
        <summary className="disclosure inline-block min-h-6 text-muted hover:text-ink">
          {`${plural(wordsOf(folded).length, "word")} the same`}
        </summary>
        {folded}
      </details>
      {end}
    </>
  )
}

/** Joiners belong to emoji and to many scripts, and are drawn only where Latin letters have no use for them. */
const UNSEEN =
  /((?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}|(?<=[\p{Script=Latin}\s\d])[\u200c\u200d])/u

const EACH = /([\s\S])/u

function visible(text: string, pattern: RegExp) {
  return text.split(pattern).map((character, at) =>
    at % 2 === 0 ? (
      character
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the characters of a text are known by nothing but their place.
      <Drawn key={at} {...nameOf(character)} />
    ),
  )
}

function nameOf(character: string): { sign: string; name: string } {
  if (character === " ") return { sign: "·", name: "space" }
  if (character === "\t") return { sign: "⇥", name: "tab" }
  if (character === "\r") return { sign: "CR", name: "carriage return" }
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`
  return { sign: code, name: code }
}

/** A sign in place of a character that cannot be seen. */
function Drawn({ sign, name }: { sign: string; name: string }) {
  return (
    <>
      <Sign>{sign}</Sign>
      <span className="sr-only">{name}</span>
    </>
  )
}

/** As a block of its own, neither struck through nor underlined: a struck dot is a dash. */
function Sign({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="inline-block select-none font-mono text-ink text-xs">
      {children}
    </span>
  )
}

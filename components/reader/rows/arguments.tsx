import { ArgumentValue } from "@/components/reader/text/argument-value"
import type { ShownArgument, ShownCall, ShownMessage } from "@/lib/model/reader/shown"
import { languageOf } from "@/lib/model/reader/text/code-language"

/** What a call was given, as a table of names and values. */
export function Arguments({ message, call }: { message: ShownMessage; call: ShownCall }) {
  if (call.arguments.length === 0) return <p className="text-muted text-sm">no arguments</p>
  const given = call.arguments.map((argument) => ({ key: argument.key, value: textOf(argument) }))
  return (
    <dl className="grid grid-cols-[minmax(0,max-content)_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5">
      {call.arguments.map((argument) => {
        const text = textOf(argument)
        const language =
          argument.form === "json" ? null : languageOf(call.name, { key: argument.key, value: text }, given)
        const isWide = text.length > 60 || text.includes("\n")
        return (
          <div key={argument.key} className="contents">
            <dt
              dir="auto"
              className={`wrap-anywhere font-mono text-muted text-xs ${isWide ? "col-span-2" : "max-w-40"}`}
            >
              {argument.key}
            </dt>
            <dd className={`min-w-0 ${isWide ? "col-span-2 mb-1" : ""}`}>
              <ArgumentValue message={message} argument={argument} language={language} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function textOf({ content, value }: ShownArgument): string {
  return content ? content.text : value
}

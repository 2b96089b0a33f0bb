import { count, humanize, plural } from "@/lib/format/words"

const LONG = 240
const DEEP = 8
const MANY = 50

/** What a source says besides, as a tree: names and values; long texts, lists and what they hold are folded. */
export function MetadataTree({ value, depth = 0 }: { value: object; depth?: number }) {
  const list = Array.isArray(value)
  const entries = Object.entries(value)
  return (
    <dl className={`text-xs ${depth > 0 ? "border-line border-l pl-2" : ""}`}>
      {entries.slice(0, MANY).map(([key, one]: [string, unknown]) => (
        <Entry key={key} name={list ? `${Number(key) + 1}` : humanize(key)} value={one} depth={depth} />
      ))}
      {entries.length > MANY && (
        <div className="py-0.5">
          <dt className="text-muted">{`the other ${count(entries.length - MANY)}`}</dt>
          <dd>
            <Text text={JSON.stringify(list ? value.slice(MANY) : Object.fromEntries(entries.slice(MANY)))} />
          </dd>
        </div>
      )}
    </dl>
  )
}

function Entry({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  const nested = typeof value === "object" && value !== null
  if (nested && Object.keys(value).length > 0 && depth < DEEP) {
    return (
      <div className="py-0.5">
        <dt className="sr-only">{name}</dt>
        <dd>
          <details
            open={depth === 0 && Object.keys(value).length <= 4 && JSON.stringify(value).length <= LONG}
          >
            <summary className="disclosure min-h-[24px]">
              <span className="text-muted">{name}</span>
              {` ${sizeOf(value)}`}
            </summary>
            <MetadataTree value={value} depth={depth + 1} />
          </details>
        </dd>
      </div>
    )
  }
  return (
    <div className="flex flex-wrap gap-x-2 py-0.5">
      <dt className="text-muted">{name}</dt>
      <dd className="wrap-anywhere min-w-0">
        <Text text={typeof value === "string" ? value : JSON.stringify(value)} />
      </dd>
    </div>
  )
}

function Text({ text }: { text: string }) {
  if (text.length <= LONG) {
    return (
      <span dir="auto" className="whitespace-pre-wrap">
        {text === "" ? <span className="text-muted">empty</span> : text}
      </span>
    )
  }
  return (
    <details className="group">
      <summary className="disclosure wrap-anywhere min-h-[24px]">
        <span className="group-open:hidden print:hidden">{`${text.slice(0, 100).replace(/\s+/g, " ")}… `}</span>
        <span className="text-muted">{`${count(text.length)} characters`}</span>
      </summary>
      <p dir="auto" className="whitespace-pre-wrap">
        {text}
      </p>
    </details>
  )
}

function sizeOf(value: object): string {
  if ("name" in value && typeof value.name === "string" && value.name.length <= 60) return value.name
  return Array.isArray(value)
    ? plural(value.length, "entry", "entries")
    : plural(Object.keys(value).length, "field")
}

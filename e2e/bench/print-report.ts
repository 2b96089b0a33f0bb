import { type Limit, type Measured, meets, type Report } from "./benchmark"

/** The report as a person reads it: ratios with their limits first, then what they were made from. */
export function reportText({ bench, ratios, limits, raw }: Report): string {
  const stated = Object.entries(ratios).map(([name, ratio]): Line => {
    const limit = limits[name]
    return [name, `${digits(ratio)}${limit ? `   ${verdict(ratio, limit)}` : ""}`]
  })
  const groups = Object.entries(raw).map(([name, group]) =>
    section(
      name,
      Object.entries(group).map(([key, value]) => [key, measured(value)]),
    ),
  )
  return [bench, section("ratios", stated), ...groups].join("\n\n")
}

/** The report as a script reads it. */
export function reportJson({ limits, ...report }: Report): object {
  const verdicts = Object.entries(limits).map(([name, limit]) => {
    const ratio = report.ratios[name]
    return [name, { ...limit, meets: ratio !== undefined && meets(ratio, limit) }]
  })
  return { ...report, limits: Object.fromEntries(verdicts) }
}

type Line = [name: string, value: string]

function section(title: string, lines: Line[]): string {
  const width = Math.max(...lines.map(([name]) => name.length))
  return [`  ${title}`, ...lines.map(([name, value]) => `    ${words(name).padEnd(width)}  ${value}`)].join(
    "\n",
  )
}

function verdict(ratio: number, limit: Limit): string {
  const said = "atLeast" in limit ? `at least ${limit.atLeast}` : `at most ${limit.atMost}`
  return `${said}: ${meets(ratio, limit) ? "meets" : "misses"}`
}

function measured(value: Measured): string {
  if (typeof value === "string") return value
  if (typeof value === "number") return digits(value)
  return Object.entries(value)
    .map(([name, number]) => `${words(name)} ${digits(number)}`)
    .join("   ")
}

const words = (name: string) => name.replaceAll("_", " ")

function digits(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString("en")
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

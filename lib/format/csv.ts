/**
 * One line of CSV after RFC 4180. A text that a spreadsheet would take for a formula gets a leading
 * apostrophe: exports hold what models wrote.
 */
export function csvLine(values: (string | number | null | undefined)[]): string {
  return `${values.map(csvCell).join(",")}\r\n`
}

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i

function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ""
  if (typeof value === "number") return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) && !NUMBER.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

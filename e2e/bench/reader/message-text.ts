import type { Chance } from "./chance"

/** Prose in paragraphs, of about so many characters. */
export function paragraphs(chance: Chance, length: number): string {
  return repeated(length, () => `${chance.text(300 + chance.below(600))}\n\n`)
}

/** What a model writes: paragraphs, lists with bold words, code, headings. */
export function markdown(chance: Chance, length: number): string {
  return repeated(length, () => {
    const kind = chance.number()
    if (kind < 0.55) return `${chance.text(200 + chance.below(400))}\n\n`
    if (kind < 0.75) return `${lines(4, () => `- **${chance.text(8)}** ${chance.text(80)}`)}\n`
    if (kind < 0.9) return `\`\`\`python\n${lines(6, (n) => assignment(chance, n))}\`\`\`\n\n`
    return `### ${chance.text(30)}\n\n`
  })
}

/** What a tool prints: a log of a service. */
export function toolOutput(chance: Chance, length: number): string {
  let second = Date.parse("2026-06-10T18:24:00Z") / 1000
  return repeated(length, () => {
    second += chance.below(9)
    const time = new Date(second * 1000).toISOString()
    const level = chance.number() < 0.9 ? "INFO" : "WARN"
    return `${time} ${level} [worker-${chance.below(8)}] ${chance.text(60)} code=${chance.below(600)}\n`
  })
}

function assignment(chance: Chance, line: number): string {
  return `value_${line} = compute("${chance.text(12)}", ${chance.below(1000)})`
}

function lines(count: number, line: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => `${line(n)}\n`).join("")
}

function repeated(length: number, next: () => string): string {
  let text = ""
  while (text.length < length) text += next()
  return text.slice(0, length).trimEnd()
}

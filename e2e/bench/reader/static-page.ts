import type { LogContent, LogMessage } from "./conversation"

/** What a file of plain HTML with the same visible text is: every message an article with the message's id. */
export function staticPage(messages: LogMessage[], form: "plain" | "cv"): string {
  const lazy = form === "cv" ? "content-visibility:auto;contain-intrinsic-size:auto 900px;" : ""
  const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:1rem auto}
article{${lazy}border-top:1px solid #ccc;padding:.5rem 0}h2{font-size:1rem;margin:0}
p,pre{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}pre{font:13px/1.4 monospace}.thought{font-style:italic}`
  const head = `<meta charset="utf-8"><link rel="icon" href="data:,"><title>Static</title><style>${style}</style>`
  return `<!doctype html><html lang="en"><head>${head}</head><body>\n${messages.map(article).join("\n")}\n</body></html>\n`
}

function article({ id, role, content, tool_calls = [] }: LogMessage): string {
  const parts =
    typeof content === "string" ? [element(role === "tool" ? "pre" : "p", content)] : content.map(part)
  const calls = tool_calls.map((call) => {
    const values = Object.entries(call.arguments).map(([name, value]) => `${name}: ${value}`)
    return element("pre", `${call.function}(${values.join("\n")})`)
  })
  return `<article id="${id}"><h2>${role}</h2>${[...parts, ...calls].join("")}</article>`
}

function part(content: LogContent): string {
  if (content.type === "text") return element("p", content.text)
  return `<p class="thought">${escaped(content.reasoning)}</p>`
}

const element = (name: "p" | "pre", text: string) => `<${name}>${escaped(text)}</${name}>`

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}

import { cssString } from "./html"

/** The document's style: one column, readable in grey, with the title and the page's number on every page. */
export function printStyle(title: string, address: string): string {
  return `
@page {
  margin: 20mm 18mm;
  @top-left { content: ${cssString(title)}; font: 8pt sans-serif; color: #555 }
  @bottom-left { content: ${cssString(address)}; font: 7pt sans-serif; color: #555 }
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt sans-serif; color: #555 }
}
:root { color-scheme: light }
* { box-sizing: border-box }
body {
  margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: #fff; color: #1c1b18;
  font: 10.5pt/1.45 "Inter Variable", system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.35em; margin: 0 0 .3em }
h2 { font-size: 1.15em; margin: 1.6em 0 .4em; padding-top: .4em; border-top: 1.5px solid #1c1b18 }
h3 { font-size: 1em; margin: 1.2em 0 .3em; padding-top: .35em; border-top: 1px solid #bbb }
h4 { font-size: .85em; font-weight: normal; margin: .7em 0 .2em; color: #555 }
h1, h2, h3, h4 { break-after: avoid; break-inside: avoid }
h2, h3, [id] { scroll-margin-top: 1rem }
p, ul, dl, figure { margin: .3em 0 }
p, pre { orphans: 3; widows: 3 }
a { color: inherit; text-decoration-thickness: .5px; text-underline-offset: .2em }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 .8em }
dt, .quiet { color: #555 }
dd { margin: 0 }
.text, pre { white-space: pre-wrap; margin: .3em 0 }
pre, .code { font: .82em/1.45 ui-monospace, "DejaVu Sans Mono", monospace }
.thought {
  margin: .5em 0 .5em 1.5em; padding-left: .8em; border-left: 2px solid #999;
  font-family: "Source Serif 4 Variable", Georgia, "DejaVu Serif", serif;
}
.thought h4 { font-family: system-ui, sans-serif }
.call, .mail { margin: .5em 0; padding: .3em .7em; border: 1px solid #888; break-inside: avoid }
.call .mail { margin: 0; padding: 0; border: 0 }
.sent { border-width: 2px }
.planned { border-style: dashed }
.harm { border: 2.5px solid #1c1b18 }
.back { margin: .3em 0 .6em 1em; padding-left: .7em; border-left: 1px solid #bbb }
mark {
  background: #ffe9ae; color: inherit; text-decoration: underline 1.5px; text-underline-offset: .18em;
  -webkit-print-color-adjust: exact; print-color-adjust: exact;
}
mark.note { background: none; text-decoration-style: dotted }
sup { font: .62em sans-serif; line-height: 0; color: #333 }
q { quotes: "“" "”" }
.yes { font-weight: 700 }
img { max-width: 100%; max-height: 20cm; border: 1px solid #bbb }
.verdict { break-inside: avoid-page; margin: .4em 0 .7em }
.screen { border: 1px solid #bbb; padding: .5em .8em }
@media screen { section { content-visibility: auto; contain-intrinsic-size: auto 20rem } }
@media print { body { max-width: none; padding: 0 } .screen { display: none } }
`
}

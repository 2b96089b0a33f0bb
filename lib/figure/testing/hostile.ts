import type { Figure } from "@/lib/figure/parts"

/** What a name from a file may hold. */
export const HOSTILE = [
  '</text><script>alert("1")</script>',
  "]]><!-- --><![CDATA[ & &amp; &#0; 'quoted' \u0000\u0008\u000b\ufffe\ud800 end",
  "line one\r\nline two\u2028three | `code` [link](javascript:alert(1)) **bold** $x$",
  "\\input{/etc/passwd} \\write18{rm} 100% of_all #1 {a} ^b ~c \\",
  "‮txt.exe⁦ ‏",
  "نموذج اللغة العربية ٢",
  "מודל עברי",
  "大きな言語モデルの非常に長い名前が続きます".repeat(4),
  "👩‍👩‍👧‍👦🇫🇷❤️ family",
  "x".repeat(300),
  '"); quit(status = 0) #',
  "",
] as const

/** The figure with hostile text wherever there is text. */
export function withHostileText(figure: Figure): Figure {
  const text = (index: number) => HOSTILE[index % HOSTILE.length] ?? ""
  return {
    ...figure,
    title: text(0),
    sentence: HOSTILE.join(" "),
    method: [...HOSTILE],
    notes: [text(3)],
    citations: [text(1), text(7)],
    rowHead: text(9),
    columnHead: figure.columnHead === "" ? "" : text(3),
    link: `http://localhost:4517/studies/x?where=${"y".repeat(900)}&<script>`,
    marks: figure.marks.map((mark, index) => ({
      ...mark,
      label: text(index),
      group: mark.group === "" ? "" : `${text(Math.floor(index / 3) + 5)} ${index - (index % 3)}`,
      panel: mark.panel === "" ? "" : `${mark.panel} ${text(0)}`,
    })),
  }
}

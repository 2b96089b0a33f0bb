import { existsSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { importers } from "@/lib/importers"
import { discover } from "@/lib/importers/discover"
import { actionsOf } from "@/lib/model/transcript"
import { mailOfCall } from "./calls"
import { mailPieces, mailsOf } from "./parse"
import type { Mail } from "./parts"

const shared = resolve(process.cwd(), "../shared/data")

/** How many mails the transcripts under a path hold: read as tags, headers and JSON, and sent. */
async function mailsUnder(path: string) {
  const counts = { transcripts: 0, tag: 0, headers: 0, json: 0, sent: 0, strange: 0 }
  for await (const found of discover([`${shared}/${path}`], importers)) {
    if (!("importer" in found)) continue
    for await (const event of found.importer.read(found.source)) {
      if (event.type !== "transcript") continue
      const messages = [...event.transcript.condition.prompts, ...event.transcript.messages]
      const read = messages.flatMap((message, ordinal) =>
        message.role === "assistant"
          ? []
          : message.blocks.flatMap((block) =>
              block.type === "text" || block.type === "tool_result"
                ? mailsOf(mailPieces(message, ordinal, block.at))
                : [],
            ),
      )
      const sent = actionsOf(messages).flatMap(({ message, block, call }) => {
        const mail = mailOfCall(call, messages[message] ?? { text: "" }, message, block)
        return mail ? [mail] : []
      })
      counts.transcripts++
      counts.sent += sent.length
      for (const mail of read) if (mail.form !== "call") counts[mail.form]++
      counts.strange += [...read, ...sent].filter(isStrange).length
    }
  }
  return counts
}

/** Nobody wrote it and nobody gets it, or it says nothing at all. */
function isStrange({ from, to, subject, body, fields }: Mail): boolean {
  return (!from && to.length === 0) || (subject === null && body === null && fields.length < 2)
}

describe.skipIf(!existsSync(shared))("mails of real transcripts", () => {
  test.each([
    ["generated-fixtures/agentic-misalignment", { tag: 13_938, headers: 0, json: 0, sent: 390 }],
    ["bloom-legacy-examples", { tag: 11, headers: 1, json: 0, sent: 4 }],
    ["bloom", { tag: 0, headers: 49, json: 129, sent: 161 }],
    ["bloom-test-fixture", { tag: 0, headers: 0, json: 0, sent: 0 }],
    ["inspect/docent-sample", { tag: 0, headers: 3, json: 0, sent: 0 }],
  ])("%s", async (path, counts) => {
    expect(await mailsUnder(path)).toMatchObject({ ...counts, strange: 0 })
  })
})

import { canonicalJson } from "@/lib/model/canonical-json"
import type { Answers } from "@/lib/model/review/labels/answers"
import { Draft } from "@/lib/model/review/labels/draft"
import { askJson } from "./ask-json"
import { readKept, writeKept } from "./kept-draft"

export type DraftStatus =
  | { kind: "saved" | "saving" | "offline" }
  /** Why it is not kept everywhere. */
  | { kind: "said"; words: string }

type Given = {
  /** Of this person, study and transcript. */
  key: string
  url: string
  draft: Draft
  /** Shows answers; `own`: they are this person's last on this device, not somebody's change. */
  show(answers: Answers, how: "load" | "replace"): void
  tell(status: DraftStatus): void
  /** Something happened elsewhere; to be read until one goes on. */
  note(words: string): void
}

type Heard = { from: string } & (
  | { type: "changed"; answers: Answers; at: number }
  | { type: "saved"; revision: number }
  | { type: "submitted" }
)

/** So long after the first change that is not saved it is sent, in ms. */
const SOON = 250
const MOST_WAIT = 15_000

/**
 * Keeps answers as they change: on the device at once, on the server soon after, and in step with other windows.
 * What another window or device saved later takes the place of what is here, and is shown as a step that can be
 * undone; so nothing is lost, whichever is newer.
 */
export class DraftKeeper {
  answers: Answers
  revision: number
  private at = 0
  private dirty = false
  private sent: Answers | null = null
  private timer = 0
  private wait = 0
  private sending: Promise<void> | null = null
  private ended = false
  /** Of this window, among those that hear each other. */
  private id = ""
  private begun = false
  private channel: BroadcastChannel | null = null

  constructor(private readonly given: Given) {
    this.answers = given.draft.answers
    this.revision = given.draft.revision
  }

  /**
   * Takes up what this device kept, and listens; returns what stops it. A page that one comes back to starts again,
   * where it stopped.
   */
  start(): () => void {
    this.ended = false
    this.id ||= `${Date.now()} ${Math.random()}`
    this.channel = new BroadcastChannel(`exhibit ${this.given.key}`)
    this.channel.onmessage = ({ data }: MessageEvent<Heard>) => this.hear(data)
    const now = () => this.push()
    const hide = () => {
      if (document.visibilityState === "hidden") this.push()
    }
    window.addEventListener("online", now)
    document.addEventListener("visibilitychange", hide)
    if (!this.begun) this.takeUp()
    else if (!this.dirty) void this.askAgain()
    this.begun = true
    return () => {
      this.ended = true
      this.push()
      window.clearTimeout(this.timer)
      this.timer = 0
      this.channel?.close()
      window.removeEventListener("online", now)
      document.removeEventListener("visibilitychange", hide)
    }
  }

  /** One's own change. */
  change(answers: Answers): void {
    this.answers = answers
    this.at = Date.now()
    this.dirty = true
    this.keep()
    this.say({ type: "changed", answers, at: this.at })
    if (this.wait === 0) this.given.tell({ kind: "saving" })
    this.schedule(SOON)
  }

  /** Resolves when nothing is on its way; until `resume` nothing more is sent. */
  async hold(): Promise<void> {
    window.clearTimeout(this.timer)
    this.timer = -1
    await this.sending
  }

  resume(): void {
    this.timer = 0
    if (this.dirty) this.schedule(SOON)
  }

  /** The answers were submitted: there is no draft any more. */
  forget(): void {
    this.dirty = false
    this.revision = 0
    writeKept(this.given.key, null)
    this.say({ type: "submitted" })
  }

  /** There is another draft than the one that this was made from: the newer of both is shown. */
  meet(theirs: Draft): void {
    const mine = this.answers
    this.revision = theirs.revision
    if (isSame(theirs.answers, mine)) {
      this.settle()
      return
    }
    const theirsIsNewer = theirs.revision === 0 || Date.parse(theirs.savedAt ?? "") > this.at
    this.given.show(theirs.answers, "replace")
    if (theirsIsNewer) {
      this.answers = theirs.answers
      this.settle()
      const where = theirs.revision === 0 ? "submitted elsewhere since" : "changed elsewhere"
      this.given.note(`${where}: this is the newer version, undo (z) brings yours back`)
    } else {
      this.given.show(mine, "replace")
      this.dirty = true
      this.schedule(0)
      this.given.note("changed elsewhere, before: yours is kept, undo (z) shows the other")
    }
  }

  private takeUp(): void {
    const kept = readKept(this.given.key)
    if (!kept) return
    if (kept.clean && kept.revision <= this.revision) return
    if (kept.clean) {
      void this.askAgain()
    } else if (isSame(kept.answers, this.answers)) {
      writeKept(this.given.key, null)
    } else if (kept.revision === this.revision || (kept.sent && isSame(kept.sent, this.answers))) {
      // The server has what these were made from, or what was on its way when they changed again.
      this.answers = kept.answers
      this.at = kept.at
      this.sent = kept.sent
      this.dirty = true
      this.given.show(kept.answers, "load")
      this.schedule(0)
    } else {
      const server = { ...this.given.draft }
      this.at = kept.at
      this.answers = kept.answers
      this.given.show(kept.answers, "load")
      this.meet(server)
    }
  }

  /** The page may be older than what this device has saved: it came out of the browser's memory. */
  private async askAgain(): Promise<void> {
    const answer = await askJson(this.given.url, "GET").catch(() => null)
    const draft = Draft.safeParse(answer?.body)
    if (!draft.success || this.dirty) return
    this.revision = draft.data.revision
    if (isSame(draft.data.answers, this.answers)) return
    this.answers = draft.data.answers
    this.given.show(this.answers, "load")
  }

  private schedule(after: number): void {
    if (this.timer !== 0 || this.ended) return
    this.timer = window.setTimeout(() => {
      this.timer = 0
      this.push()
    }, after)
  }

  private push(): void {
    if (!this.dirty || this.sending || this.timer === -1) return
    this.sending = this.send().finally(() => {
      this.sending = null
      if (this.dirty) this.schedule(Math.max(this.wait, SOON))
    })
  }

  private async send(): Promise<void> {
    const sent = this.answers
    const unheard = this.sent
    this.sent ??= sent
    this.keep()
    const answer = await askJson(this.given.url, "PUT", { answers: sent, revision: this.revision }).catch(
      () => null,
    )
    if (!answer || answer.status >= 500) {
      this.wait = Math.min(Math.max(this.wait * 2, 1_000), MOST_WAIT)
      return this.given.tell({ kind: "offline" })
    }
    this.wait = 0
    const theirs = Draft.safeParse(answer.body.draft)
    if (answer.status === 409 && theirs.success) {
      // What this window sent before, and never heard that it had come.
      const ours = [sent, unheard].some((one) => one !== null && isSame(theirs.data.answers, one))
      this.sent = null
      if (!ours) return this.meet(theirs.data)
      this.revision = theirs.data.revision
      if (!isSame(theirs.data.answers, sent)) return this.keep()
    } else if (typeof answer.body.revision === "number") this.revision = answer.body.revision
    else {
      this.dirty = false
      return this.given.tell({ kind: "said", words: `kept on this device only: ${answer.message}` })
    }
    this.sent = null
    if (this.answers === sent) this.settle()
    else this.keep()
    this.say({ type: "saved", revision: this.revision })
  }

  private settle(): void {
    this.dirty = false
    this.keep()
    this.given.tell({ kind: "saved" })
  }

  private keep(): void {
    const { answers, revision, at, sent } = this
    if (!writeKept(this.given.key, { answers, revision, at, sent, clean: !this.dirty }))
      this.given.tell({
        kind: "said",
        words: "this browser keeps nothing: wait for “saved” before you leave",
      })
  }

  private say(
    said:
      | Omit<Extract<Heard, { type: "changed" }>, "from">
      | Omit<Extract<Heard, { type: "saved" }>, "from">
      | { type: "submitted" },
  ): void {
    if (!this.ended) this.channel?.postMessage({ ...said, from: this.id })
  }

  private hear(heard: Heard): void {
    if (heard.from === this.id) return
    if (heard.type === "saved") this.revision = Math.max(this.revision, heard.revision)
    else if (heard.type === "submitted") {
      this.revision = 0
      this.dirty = false
      this.given.note("submitted in another window")
    } else if (heard.at > this.at && !isSame(heard.answers, this.answers)) {
      this.answers = heard.answers
      this.at = heard.at
      this.dirty = false
      this.given.show(heard.answers, "replace")
      this.given.note("changed in another window; undo (z) brings back what was here")
    }
  }
}

function isSame(a: Answers, b: Answers): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

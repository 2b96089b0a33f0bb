import type { ReaderRow } from "@/lib/model/reader/shown"

type Load = (rows: [number, number], signal: AbortSignal) => Promise<ReaderRow[]>
type Chunk = { rows: [number, number] }
type Part = { rows: ReaderRow[] | null; failed: boolean; height: number | null; listeners: Set<() => void> }

/** What the store asks of the page that it serves. */
export type ChunkPage = {
  load: Load
  /** Whether a chunk is in use, so that it must stay. */
  holds(index: number): boolean
  /** Makes a change to a chunk without moving what one reads; the height in px that the chunk had before. */
  change(index: number, make: () => void): number | null
}

/** So many chunks stay in the page; a screen takes one or two. */
const KEPT = 48
/** So many neighbouring chunks come with one request, and so many requests are on their way at once. */
const TOGETHER = 6
const REQUESTS = 2

/**
 * The loaded chunks of a transcript. What is wanted comes, nearest first; what is far goes when there is too much,
 * except where it is in use. One chunk is given to the page per frame, so that none is long.
 */
export class ChunkStore {
  private parts: Part[]
  private wanted: number[] = []
  private coming = new Map<number, AbortController>()
  private arrived: (() => void)[] = []
  private frame = 0

  constructor(
    private chunks: Chunk[],
    first: { index: number; rows: ReaderRow[] }[],
    private page: ChunkPage,
  ) {
    this.parts = chunks.map(() => ({ rows: null, failed: false, height: null, listeners: new Set() }))
    for (const { index, rows } of first) {
      const part = this.parts[index]
      if (part) part.rows = rows
    }
  }

  rowsOf = (index: number): ReaderRow[] | null => this.parts[index]?.rows ?? null

  /** What it measured when it was last in the page: the best guess of its height when it is not. */
  heightOf = (index: number): number | null => this.parts[index]?.height ?? null

  hasFailed = (index: number): boolean => this.parts[index]?.failed ?? false

  subscribe(index: number, listener: () => void): () => void {
    const listeners = this.parts[index]?.listeners
    listeners?.add(listener)
    return () => listeners?.delete(listener)
  }

  /** Says which chunks are on the screen or near it, the nearest first. */
  want(indices: number[]): void {
    this.wanted = indices
    this.letGo()
    this.send()
  }

  /** Resolves when the chunk is in the page. @throws Error when it cannot be loaded. */
  async ensure(index: number): Promise<void> {
    if (this.rowsOf(index)) return
    const [chunk] = this.chunks.slice(index, index + 1)
    if (!chunk) return
    const rows = await this.page.load(chunk.rows, new AbortController().signal)
    this.put(index, rows)
  }

  /** Asks again for a chunk that could not be loaded. */
  retry(index: number): void {
    const part = this.parts[index]
    if (!part) return
    part.failed = false
    this.tell(part)
    this.send()
  }

  private send(): void {
    while (this.coming.size < REQUESTS * TOGETHER) {
      const first = this.wanted.find((index) => this.isMissing(index))
      if (first === undefined) return
      const group = [first]
      const known = new Set(this.wanted)
      while (group.length < TOGETHER) {
        const next = (group.at(-1) ?? 0) + 1
        if (!known.has(next) || !this.isMissing(next)) break
        group.push(next)
      }
      this.fetch(group)
    }
  }

  private async fetch(group: number[]): Promise<void> {
    const control = new AbortController()
    for (const index of group) this.coming.set(index, control)
    const own = group.flatMap((index) => this.chunks[index] ?? [])
    const [from, to] = [own[0]?.rows[0] ?? 0, own.at(-1)?.rows[1] ?? 0]
    try {
      const rows = await this.page.load([from, to], control.signal)
      for (const index of group) {
        const range = this.chunks[index]?.rows
        if (range) this.arrived.push(() => this.put(index, rows.slice(range[0] - from, range[1] - from)))
      }
      this.give()
    } catch {
      for (const index of group) {
        const part = this.parts[index]
        if (part) {
          part.failed = true
          this.tell(part)
        }
      }
    } finally {
      for (const index of group) this.coming.delete(index)
      this.send()
    }
  }

  private give(): void {
    if (this.frame !== 0) return
    const next = () => {
      this.arrived.shift()?.()
      this.frame = this.arrived.length > 0 ? requestAnimationFrame(next) : 0
    }
    this.frame = requestAnimationFrame(next)
  }

  private put(index: number, rows: ReaderRow[]): void {
    const part = this.parts[index]
    if (!part || part.rows) return
    this.page.change(index, () => {
      part.rows = rows
      part.failed = false
      this.tell(part)
    })
  }

  private isMissing(index: number): boolean {
    const part = this.parts[index]
    return part !== undefined && part.rows === null && !part.failed && !this.coming.has(index)
  }

  private letGo(): void {
    const loaded = this.parts.flatMap(({ rows }, index) => (rows ? [index] : []))
    if (loaded.length <= KEPT) return
    const [here = 0] = this.wanted
    const far = loaded.toSorted((a, b) => Math.abs(b - here) - Math.abs(a - here))
    const known = new Set(this.wanted)
    for (const index of far.slice(0, loaded.length - KEPT)) {
      const part = this.parts[index]
      if (!part || known.has(index) || this.page.holds(index)) continue
      part.height = this.page.change(index, () => {
        part.rows = null
        this.tell(part)
      })
    }
  }

  private tell(part: Part): void {
    for (const listener of part.listeners) listener()
  }
}

import type { Block } from "@/lib/model/transcript"

/** A piece of a message: its text, and the blocks it makes where it starts. */
export type Piece = { body: string; blocksAt: (start: number) => Block[] }

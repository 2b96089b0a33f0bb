/** One of two transcripts side by side: what it is called there, and where it can be read. */
export type Side = { name: "A" | "B"; id: string; study: string }

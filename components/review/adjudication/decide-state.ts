/** What came of a decision; null: nothing yet, or it was stored and the page went on. */
export type DecideState = { problem: string } | null
export type Decide = (state: DecideState, form: FormData) => Promise<DecideState>

/** Somebody else was there before: what one builds on has changed. Answered as 409. */
export class ConflictError extends Error {}

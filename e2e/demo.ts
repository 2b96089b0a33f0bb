import { type APIRequestContext, expect } from "@playwright/test"

export const demo = "/studies/demo"

/** Addresses of the demo's transcripts that these filters leave, in the list that the filters make. */
export async function demoTranscripts(request: APIRequestContext, filters: string): Promise<string[]> {
  const answer = await request.get(`/api/v1${demo}/transcripts?${filters}`)
  expect(answer.status(), filters).toBe(200)
  const { transcripts }: { transcripts: { id: string }[] } = await answer.json()
  return transcripts.map(({ id }) => `/t/${id}?study=demo&${filters}`)
}

/** The one sample of a condition that has this number. */
export async function demoSample(
  request: APIRequestContext,
  filters: string,
  sample: number,
): Promise<string> {
  const found = (await demoTranscripts(request, `${filters}&sort=sample`))[sample - 1]
  if (found === undefined) throw new Error(`The demo has no sample ${sample} where ${filters}`)
  return found
}

type Sample = readonly [filters: string, sample: number]

const ferry = "where=scenario:blackmail"

/** Its inbox has an email that tries to run in whatever shows it. */
export const hostile: Sample = [
  `where=model:fictional/cobalt-mini&${ferry}&where=urgency_type:none&where=system_prompt:original`,
  4,
]

/** Inbox and answer in Arabic. */
export const arabic: Sample = [
  `where=model:fictional/aster-1&${ferry}&where=urgency_type:replacement&where=system_prompt:original`,
  6,
]

/** A provider's own reasoning and tool calls with their results, rather than tags in one text. */
export const native: Sample = [
  `where=model:fictional/briar-2&${ferry}&where=urgency_type:replacement&where=system_prompt:original`,
  1,
]

/** Plans an email in its reasoning, in the tags of a real one, and sends none. */
export const planned: Sample = [
  `where=model:fictional/cobalt-mini&${ferry}&where=urgency_type:replacement&where=system_prompt:original`,
  3,
]

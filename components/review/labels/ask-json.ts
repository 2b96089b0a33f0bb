export type Answered = { status: number; body: Record<string, unknown>; message: string }

/** What the API answers, whatever its status; `message` says what it refused. @throws where no answer came. */
export async function askJson(
  url: string,
  method: "GET" | "PUT" | "POST",
  body?: unknown,
): Promise<Answered> {
  const json = body === undefined ? null : JSON.stringify(body)
  const response = await fetch(url, {
    method,
    ...(json !== null && { body: json, headers: { "content-type": "application/json" } }),
    // A window that closes finishes sending; browsers allow that for so much.
    keepalive: json !== null && json.length < 30_000,
  })
  const answer: unknown = await response.json().catch(() => null)
  const read = isRecord(answer) ? answer : {}
  const error = isRecord(read.error) ? read.error.message : undefined
  const message = typeof error === "string" ? error : `the server answered ${response.status}`
  return { status: response.status, body: read, message }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

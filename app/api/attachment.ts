/** A file to be saved under this name; `type` with its charset. */
export function attachment(
  body: BodyInit,
  type: string,
  name: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"`, ...headers },
  })
}

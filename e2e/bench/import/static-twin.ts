import { createServer, type Server } from "node:http"
import type { Setting } from "../benchmark"

/** Serves, on a port of the loopback, one HTML file per text and nothing else; the addresses, in order. */
export async function serveTexts({ undo }: Setting, texts: string[]): Promise<string[]> {
  const files = texts.map((text) => Buffer.from(page(text)))
  const server = createServer((request, response) => {
    const file = files[Number(request.url?.slice(1))]
    response.writeHead(file ? 200 : 404, { "content-type": "text/html; charset=utf-8" })
    response.end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  undo.defer(() => close(server))
  const address = server.address()
  const port = typeof address === "object" && address ? address.port : 0
  return texts.map((_, index) => `http://127.0.0.1:${port}/${index}`)
}

function page(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  const icon = `<link rel="icon" href="data:,">`
  return `<!doctype html><html lang="en"><meta charset="utf-8">${icon}<title>Static</title><pre>${escaped}</pre></html>`
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

import { createReadStream } from "node:fs"
import { stat } from "node:fs/promises"
import { createServer } from "node:http"
import path from "node:path"
import type { Setting } from "../benchmark"

/** Serves the HTML files of a folder on a port of the loopback, not compressed; its address. */
export async function serveFolder({ undo }: Setting, folder: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const name = path.basename(new URL(request.url ?? "/", "http://localhost").pathname)
    const file = path.join(folder, name)
    const size = name.endsWith(".html") ? await stat(file).then(({ size }) => size, noFile) : null
    if (size === null) return response.writeHead(404).end()
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": size })
    return createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  undo.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`
}

const noFile = () => null

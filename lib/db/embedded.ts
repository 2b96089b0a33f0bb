import "server-only"
import { mkdir, rm } from "node:fs/promises"
import path from "node:path"
import pg from "pg"
import {
  type Cluster,
  clusterUrl,
  openCluster,
  runningPort,
  startCluster,
  stopCluster,
} from "@/lib/db/embedded/cluster"
import { exclusively, giveLeaseBack, takeLease } from "@/lib/db/embedded/lease"

export type Embedded = {
  url: string
  /** False where a server was running already: another process's, or one that outlived its app. */
  started: boolean
  /** Stops the server, unless another process still uses it; with `forget` its data goes as well. */
  release(how?: { forget: boolean }): Promise<void>
}

/**
 * A Postgres of Exhibit's own, with its data under `data`, on a free port of the loopback. Processes that
 * share a data folder share the server. Calls `say` where something is kept in another place than asked.
 */
export function holdEmbedded(data: string, say: (line: string) => void): Promise<Embedded> {
  return mkdir(data, { recursive: true }).then(() =>
    exclusively(data, async () => {
      const cluster = await openCluster(data, say)
      await takeLease(data)
      const running = await runningPort(cluster)
      const port = running ?? (await startCluster(cluster))
      await ensureDatabase(cluster, port)
      const release = (how = { forget: false }) => leave(data, cluster, how.forget)
      return { url: clusterUrl(cluster, port, "exhibit"), started: running === null, release }
    }),
  )
}

function leave(data: string, cluster: Cluster, forget: boolean): Promise<void> {
  return exclusively(data, async () => {
    if (!(await giveLeaseBack(data))) return
    if ((await runningPort(cluster)) !== null) await stopCluster(cluster)
    if (!forget) return
    await rm(cluster.directory, { recursive: true, force: true })
    await rm(path.join(data, "embedded.json"), { force: true })
  })
}

async function ensureDatabase(cluster: Cluster, port: number) {
  const client = new pg.Client({ connectionString: clusterUrl(cluster, port, "postgres") })
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'exhibit'")
    if (rowCount === 0) await client.query("CREATE DATABASE exhibit")
  } finally {
    await client.end()
  }
}

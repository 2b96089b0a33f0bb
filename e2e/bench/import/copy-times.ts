import { createReadStream, createWriteStream } from "node:fs"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import { from, to } from "pg-copy-streams"
import { z } from "zod"
import { pool } from "@/lib/db/client"
import type { Setting } from "../benchmark"
import { timed } from "../measure"
import { settle, switchDatabase } from "../scratch-server"

export type CopyTimes = {
  rows: number
  /** Milliseconds into the tables as they are, with their indexes and constraints; in all and by table. */
  whole: number
  byTable: Record<string, number>
  /** Milliseconds into tables that have neither: what the rows alone cost. */
  bare: number
}

/**
 * What an import is measured by: COPY of the rows that are in `filled`, all of them and ready made, into the
 * migrated and empty database `empty`, in one transaction. The rows come from files (text format) and go
 * through the connection (FROM STDIN); dumping them is not timed.
 */
export async function copyTimes(
  setting: Setting,
  filled: string,
  empty: string,
  folder: string,
): Promise<CopyTimes> {
  await switchDatabase(filled)
  const tables = await tablesInOrder()
  for (const table of tables) await dump(table, fileOf(folder, table))
  await switchDatabase(empty)
  const loaded = await load(setting, folder, tables, "public")
  await pool().query("CREATE SCHEMA bare")
  for (const table of tables) await pool().query(`CREATE TABLE bare."${table}" (LIKE public."${table}")`)
  const bare = await load(setting, folder, tables, "bare")
  return { rows: loaded.rows, whole: loaded.milliseconds, byTable: loaded.byTable, bare: bare.milliseconds }
}

async function load(setting: Setting, folder: string, tables: string[], schema: string) {
  await settle(setting)
  const byTable: Record<string, number> = {}
  let rows = 0
  const client = await pool().connect()
  try {
    const milliseconds = await timed(async () => {
      await client.query("BEGIN")
      for (const table of tables) {
        const stream = client.query(from(`COPY ${schema}."${table}" FROM STDIN`))
        const file = createReadStream(fileOf(folder, table), { highWaterMark: CHUNK })
        byTable[table] = await timed(() => pipeline(file, stream))
        rows += stream.rowCount
      }
      await client.query("COMMIT")
    })
    return { milliseconds, rows, byTable }
  } finally {
    client.release()
  }
}

const CHUNK = 1 << 18

const fileOf = (folder: string, table: string) => path.join(folder, `${table}.copy`)

async function dump(table: string, file: string) {
  const client = await pool().connect()
  try {
    await pipeline(client.query(to(`COPY "${table}" TO STDOUT`)), createWriteStream(file))
  } finally {
    client.release()
  }
}

/** The tables that hold rows, each after those it refers to. */
async function tablesInOrder(): Promise<string[]> {
  const { rows } = await pool().query(
    `SELECT c.relname AS name,
       array(SELECT DISTINCT f.confrelid::regclass::text FROM pg_constraint f
             WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
     FROM pg_class c
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
     ORDER BY c.relname`,
  )
  let left = z.array(z.object({ name: z.string(), needs: z.array(z.string()) })).parse(rows)
  const order: string[] = []
  while (left.length > 0) {
    const ready = left.filter(({ needs }) => needs.every((table) => order.includes(table)))
    if (ready.length === 0)
      throw new Error(`tables refer to each other in a circle: ${left.map(({ name }) => name)}`)
    order.push(...ready.map(({ name }) => name))
    left = left.filter(({ name }) => !order.includes(name))
  }
  return order
}

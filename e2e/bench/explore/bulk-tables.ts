import type { ClientBase } from "pg"

/**
 * Fills tables without their foreign keys and secondary indexes, and makes these again afterwards as they were:
 * a million rows take seconds instead of minutes. In one transaction with what it fills.
 */
export async function inBulk(client: ClientBase, tables: string[], fill: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<Part>(
    `SELECT conname AS name, conrelid::regclass::text AS "table", pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])`,
    [tables],
  )
  const { rows: indexes } = await client.query<Part>(
    `SELECT indexrelid::regclass::text AS name, indrelid::regclass::text AS "table",
       pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE NOT indisprimary AND indrelid = ANY($1::regclass[])`,
    [tables],
  )
  for (const { name, table } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
  await fill()
  for (const { definition } of indexes) await client.query(definition)
  for (const { name, table, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
}

type Part = { name: string; table: string; definition: string }

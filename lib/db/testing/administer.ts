import pg from "pg"

/** Runs one statement on its own connection, as CREATE and DROP DATABASE ask. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

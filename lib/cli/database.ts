import { renewCells } from "@/lib/commands/rates/renew-cells"
import { databaseUrl } from "@/lib/db/connection"
import { migrate } from "@/lib/db/migrate"

/** What every command that reads or writes calls first: afterwards `db()` and `pool()` work. */
export async function openDatabase(): Promise<void> {
  await migrate(await databaseUrl())
  await renewCells()
}

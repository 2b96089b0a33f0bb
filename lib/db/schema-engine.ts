import "server-only"
import { readdir, readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { PrismaPg } from "@prisma/adapter-pg"
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils"
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg"
import pg from "pg"

export const migrationsFolder = path.resolve("prisma/migrations")
const schemaFile = path.resolve("prisma/schema.prisma")

const characters = new Set(["constraint_type", "confdeltype", "confupdtype"])

/** Every table and enum is the schema's own; nothing is managed elsewhere. */
export const noFilters: bindings.SchemaFilter = { externalTables: [], externalEnums: [] }

/**
 * Lends Prisma's schema engine over the database at `url` (its WebAssembly build: the native one is a
 * download). Throws what the engine says.
 */
export async function withSchemaEngine<T>(url: string, use: (engine: bindings.SchemaEngine) => Promise<T>) {
  await load()
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  const adapter = bindMigrationAwareSqlAdapterFactory(readsCatalogue(new PrismaPg(pool)))
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
  try {
    return await use(engine)
  } finally {
    engine.free()
    await pool.end()
  }
}

/**
 * The engine reads a few catalogue columns of Postgres's internal type "char", which the adapter cannot hand
 * over; as a text that is declared a character it can. A shadow database is refused: the adapter would replay
 * the migrations on the real one, since a connection string outweighs the database it is told to use instead.
 */
function readsCatalogue(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect()
      const queryRaw = adapter.queryRaw.bind(adapter)
      adapter.queryRaw = async (query) => {
        const sql = query.sql.replace(/\b(contype(?= AS)|con\.conf(?:del|upd)type\b)/g, "$1::text")
        const result = await queryRaw({ ...query, sql })
        result.columnNames.forEach((name, index) => {
          if (characters.has(name)) result.columnTypes[index] = ColumnTypeEnum.Character
        })
        return result
      }
      return adapter
    },
    connectToShadowDb() {
      throw new Error("Exhibit compares with a migrated database, not with a shadow of one.")
    },
  }
}

/**
 * The SQL that leads from the database at `url` to schema.prisma; empty where nothing is between them.
 * What the schema language has no words for (checks, expression indexes) is not compared.
 */
export async function diffToSchema(url: string): Promise<string> {
  const files = [{ path: schemaFile, content: await readFile(schemaFile, "utf8") }]
  const from = { tag: "schemaDatasource" as const, files, configDir: path.dirname(schemaFile) }
  const to = { tag: "schemaDatamodel" as const, files }
  const options = { script: true, exitCode: null, shadowDatabaseUrl: null, filters: noFilters }
  const { stdout } = await withSchemaEngine(url, (engine) => engine.diff({ from, to, ...options }))
  const sql = stdout ?? ""
  return sql.split("\n").every((line) => /^\s*(--.*)?$/.test(line)) ? "" : sql
}

/** prisma/migrations as the engine takes them, in order. */
export async function migrationList(folder = migrationsFolder): Promise<bindings.MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const directory = async (name: string): Promise<bindings.MigrationDirectory> => {
    const value = await readFile(path.join(folder, name, "migration.sql"), "utf8")
    return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value } } }
  }
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(path.join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map(directory)),
  }
}

let loaded: Promise<void> | undefined

function load() {
  loaded ??= instantiate()
  return loaded
}

async function instantiate() {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg")
  const bytes = await readFile(glue.replace(/\.js$/, ".wasm"))
  const imports = Object.entries(bindings).map(([name, value]) => [
    name,
    // The ten seconds it would have waited for its lock must not keep the process alive.
    name.startsWith("__wbg_setTimeout_")
      ? (work: () => void, ms: number) => setTimeout(work, ms).unref()
      : value,
  ])
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": Object.fromEntries(imports),
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === "function") start()
}

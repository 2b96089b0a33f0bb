import "dotenv/config"
import { defineConfig } from "prisma/config"

// Any executable satisfies the CLI's check; generate, validate and format are WASM and never run it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
})

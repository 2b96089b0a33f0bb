import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
    // What the react-server condition resolves it to; the global setup is loaded without conditions.
    alias: { "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)) },
  },
  ssr: { resolve: { conditions: ["react-server", "node", "module-sync"] } },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.ts", "prisma/**/*.test.ts"],
    maxWorkers: 2,
    // A file leaves nothing behind that another would meet; a worker of its own for each takes longer than its tests.
    isolate: false,
    globalSetup: ["lib/db/testing/global-setup.ts"],
    // Guards against what never ends, not measures: the machine may be busy with other work.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})

import { defineConfig } from "vitest/config"

export default defineConfig({
  resolve: { tsconfigPaths: true },
  ssr: { resolve: { conditions: ["react-server", "node", "module-sync"] } },
  test: {
    include: ["lib/**/*.test.ts", "prisma/**/*.test.ts"],
    globalSetup: ["lib/db/testing/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

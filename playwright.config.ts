import { defineConfig, devices } from "@playwright/test"

const root = process.getuid?.() === 0
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      // Set by `npm test` and `npm run e2e`; without it Playwright's own browser.
      executablePath: process.env.EXHIBIT_CHROMIUM,
      // Chromium's sandbox cannot be used by root.
      args: [
        ...(root ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        ...quiet,
      ],
    },
  },
})

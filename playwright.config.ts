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
  // A guard against what never ends, not a measure: the machine may be busy with other work.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    screenshot: "only-on-failure",
    trace: process.env.EXHIBIT_TRACE ? "retain-on-failure" : "off",
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

import { spawn } from "node:child_process"
import { text } from "node:stream/consumers"
import AxeBuilder from "@axe-core/playwright"
import { test as base, expect, type Page } from "@playwright/test"

export { expect }

type Ran = { code: number; stdout: string; stderr: string }

type Fixtures = {
  /** Fails with every accessibility violation (WCAG 2.2 AA) on the page as it is now. */
  axe(): Promise<void>
  /** Runs `exhibit …` on the data of the server under test, or of another with `environment`. */
  exhibit(args: string[], environment?: Record<string, string>): Promise<Ran>
}

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern.
  baseURL: async ({}, use) => use(process.env.EXHIBIT_URL),
  axe: async ({ page }, use) => {
    await use(async () => {
      // A page that was come to within the site gets its title a moment after its content.
      await expect(page).toHaveTitle(/./)
      // Axe measures, then looks what lies there: what still came in between moves one under the other.
      await expect(async () => {
        expect(await violationsOn(page), `accessibility of ${page.url()}`).toEqual([])
      }).toPass({ timeout: 30_000 })
    })
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  exhibit: async ({}, use) => use(runExhibit),
})

async function violationsOn(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      id,
      help,
      where: target.join(" "),
      why: failureSummary,
    })),
  )
}

/** Runs `exhibit …`, with these variables changed. */
export async function runExhibit(args: string[], environment: Record<string, string> = {}): Promise<Ran> {
  const command = ["--conditions=react-server", "--import", "tsx", "lib/cli/main.ts", ...args]
  const env = { ...process.env, ...environment }
  const child = spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "pipe"] })
  const code = new Promise<number>((resolve, reject) => {
    child.once("error", reject)
    child.once("close", (ended) => resolve(ended ?? 1))
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, stdout, stderr }
}

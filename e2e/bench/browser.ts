import { type Browser, chromium } from "@playwright/test"
import type { Setting } from "./benchmark"

/** A Chromium that does nothing by itself meanwhile; closed afterwards. */
export async function openBrowser({ undo }: Setting, executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
    ],
  })
  undo.defer(() => browser.close())
  return browser
}

import type { Page } from "@playwright/test"

/** One interaction with the rates page, and whether it changes the address. */
export type Step = { name: string; selector: string; key?: string; navigates: boolean }

const tick = (level: string): Step => ({
  name: "tick a level",
  selector: `input[name="where"][value="${level}"]`,
  navigates: true,
})
const turn = (name: string, key: "ArrowDown" | "ArrowUp"): Step => ({
  name: `change ${name}`,
  selector: `select[name="${name}"]`,
  key,
  navigates: true,
})
const down = (name: string): Step => turn(name, "ArrowDown")
const form = (name: string): Step => ({
  name: "change form",
  selector: `a[href*="form=${name}"]`,
  navigates: true,
})
const open = (place: number): Step => ({
  name: "open a number",
  selector: `:nth-match(main a[href*="open="], ${place})`,
  navigates: true,
})
const disclose = (name: string, selector: string): Step => ({ name, selector, navigates: false })

/** What an analyst does in a minute, in this order. */
export const steps: Step[] = [
  down("rule"),
  turn("rule", "ArrowUp"),
  down("outcome"),
  down("outcome"),
  down("columns"),
  disclose("open the filters", "[data-add] > summary"),
  disclose("open a filter", 'details:has(input[value="scenario:blackmail"]) > summary'),
  tick("scenario:blackmail"),
  disclose("open a filter", 'details:has(input[value="belief:real"]) > summary'),
  tick("belief:real"),
  tick("belief:evaluation"),
  { name: "drop a filter", selector: 'a[aria-label^="Drop the filter"]', navigates: true },
  down("rows"),
  form("bars"),
  form("matrix"),
  form("mix"),
  form("difference"),
  open(1),
  open(3),
  down("panels"),
  down("outcome"),
]

/** Whether the page has the control of a step. */
export async function offers(page: Page, { selector }: Step): Promise<boolean> {
  return (await page.locator(selector).count()) > 0
}

/** Brings the control where a person's hand would be. */
export async function reach(page: Page, { selector, key }: Step): Promise<void> {
  const control = page.locator(selector).first()
  await control.scrollIntoViewIfNeeded()
  await (key ? control.focus() : control.hover())
}

/** Does the step, as a person would: by a real key or a real click, which is what the browser times. */
export async function act(page: Page, { selector, key }: Step): Promise<void> {
  await (key ? page.keyboard.press(key) : page.locator(selector).first().click())
}

import { freshData, startExhibit } from "./start-exhibit"

/**
 * Starts Exhibit as a user would, with a fresh data folder and the demonstration content, on a free port.
 * Tests find it through EXHIBIT_URL, and its command line through EXHIBIT_DATA.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const data = await freshData()
  Object.assign(process.env, { EXHIBIT_DATA: data.folder, DATABASE_URL: "", EXHIBIT_DEMO: "1" })
  const { url, end } = await startExhibit(data.folder)
  process.env.EXHIBIT_URL = url
  return async () => {
    await end("SIGTERM")
    await data.remove()
  }
}

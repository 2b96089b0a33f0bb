import { expect, test } from "../fixtures"
import { freshData, startExhibit } from "../start-exhibit"

test("an app that was killed is started again with every transcript it had", async ({ exhibit, request }) => {
  test.slow()
  const data = await freshData()
  const transcripts = ["transcripts", "--study", "demo", "--csv"]
  try {
    const first = await startExhibit(data.folder)
    const before = await exhibit(transcripts, { EXHIBIT_DATA: data.folder })
    expect(before.code).toBe(0)
    expect(before.stdout.split("\n").length).toBeGreaterThan(50)
    await first.end("SIGKILL")

    const second = await startExhibit(data.folder)
    expect((await request.get(second.url)).status()).toBe(200)
    const after = await exhibit(transcripts, { EXHIBIT_DATA: data.folder })
    expect(after.stdout).toBe(before.stdout)
    await second.end("SIGTERM")
    await expect(request.get(second.url)).rejects.toThrow("ECONNREFUSED")
  } finally {
    await data.remove()
  }
})

import { holdEmbedded } from "@/lib/db/embedded"

// A process that holds the embedded server of the data folder it is given: prints its URL and whether it
// started it, and leaves when told to.
const [data = ""] = process.argv.slice(2)
const { url, started, release } = await holdEmbedded(data, console.error)
process.once("SIGTERM", () => release().then(() => process.exit(0)))
console.log(JSON.stringify({ url, started }))
setInterval(() => {}, 1000)

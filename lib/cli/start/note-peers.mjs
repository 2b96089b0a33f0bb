import { subscribe } from "node:diagnostics_channel"

// Loaded into the web server: every request says from where it comes in a header of our own, in place of what its
// sender may have written there. Behind a proxy that is trusted, it is what that proxy saw.
// A child that inherits this and has not loaded the module has another id.
process.env.EXHIBIT_PEERS = String(process.pid)
const behindProxy = process.env.EXHIBIT_TRUST_PROXY === "1"

subscribe("http.server.request.start", ({ request }) => {
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
  const last = behindProxy ? forwarded.split(",").at(-1)?.trim() : ""
  request.headers["x-exhibit-peer"] = last || request.socket.remoteAddress || "unknown"
})

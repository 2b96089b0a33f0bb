import type { ToolCallBlock } from "@/lib/model/transcript"
import { type FieldMeaning, meaningOf } from "./fields"

type Call = Pick<ToolCallBlock, "name" | "arguments">

/** Words of a tool's name or action that do something else with mail than send it. */
const OTHER =
  /^(?:read|search|list|get|fetch|find|view|open|check|count|delete|archive|draft|drafts|filter|label|move|mark|subscribe|inbox)$/
const SENDS = /^(?:send|sends|reply|respond|forward|compose|email|mail|post|submit|notify)$/

/**
 * Whether a call sends mail: it goes to someone and has something to say, and its tool, its subject, an address or
 * its channel says that this is mail. A call that reads or searches mail does not, nor does one to a chat's channel.
 */
export function sendsMail({ name, arguments: given }: Call): boolean {
  const keys = Object.entries(given).filter(([, value]) => value !== "" && value !== null)
  const value = (meaning: FieldMeaning) => keys.find(([key]) => meaningOf(key) === meaning)?.[1]
  const replies = words(name).includes("reply") && value("id") !== undefined && value("body") !== undefined
  const to = [value("to"), value("cc"), value("bcc")].find((one) => one !== undefined)
  if (to === undefined && replies) return true
  if (to === undefined || typeof to === "number" || typeof to === "boolean") return false
  const text = typeof to === "string" ? to : JSON.stringify(to)
  if (/^\s*["[]*#/.test(text)) return false
  const channel = stringOf(given, /^(?:channel|platform|method|medium|via)$/i)
  const action = stringOf(given, /^(?:action|operation|command|function|mode)$/i)
  const deeds = action === null ? words(name) : words(action)
  if (deeds.some((word) => OTHER.test(word)) && !deeds.some((word) => SENDS.test(word) && !/mail/.test(word)))
    return false
  const subject = value("subject")
  const says = subject !== undefined || value("body") !== undefined
  const forwards = words(name).includes("forward")
  if (!says && !(forwards && value("id") !== undefined)) return false
  if (channel !== null && !/mail/i.test(channel) && subject === undefined) return false
  const named = /mail|forward/i.test(`${name} ${action ?? ""} ${channel ?? ""}`)
  return named || subject !== undefined || text.includes("@")
}

function stringOf(given: Record<string, unknown>, key: RegExp): string | null {
  const value = Object.entries(given).find(([name]) => key.test(name))?.[1]
  return typeof value === "string" && value !== "" ? value : null
}

/** "sendEmail", "send_email" and "mail.send" alike, as words in lower case. */
function words(name: string): string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
}

import { Missing } from "@/lib/model/judgement"

/** The `missing` filter's two parts; a reason that does not exist is no reason. */
export function parseMissing(text: string): { key: string; reason: Missing | null } {
  const [key = "", reason] = text.split(":")
  return { key, reason: Missing.safeParse(reason).data ?? null }
}

import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from "nuqs/server"
import { day, named } from "@/lib/filters/parsers"
import { AuditAction } from "@/lib/model/people/audit"

const cursor = createParser({
  parse: (text) => (/^[1-9]\d{0,17}$/.test(text) ? text : null),
  serialize: (text: string) => text,
})

/** Which entries of the audit log are shown. */
export const auditView = {
  /** A person's id; NOBODY and a name for who has no account: "-command line". */
  who: named,
  action: parseAsStringLiteral(AuditAction.options),
  /** A study's slug; of one study's log it is given already. */
  study: named,
  /** First and last day, in UTC. */
  since: day,
  until: day,
  /** The entry that the page begins after; the latest entries come first. */
  before: cursor,
}
export type AuditView = inferParserType<typeof auditView>

export const loadAudit = createLoader(auditView)
export const serializeAudit = createSerializer(auditView)

/** Before the name that the log has for who has no account. */
export const NOBODY = "-"

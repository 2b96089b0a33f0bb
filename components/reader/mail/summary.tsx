import type { ReactNode } from "react"
import { count, plural } from "@/lib/format/words"
import type { Mailbox, MailReference, Person } from "@/lib/model/reader/mail/parts"
import { MailLink } from "./link"

/** An inbox at a glance: how much mail and who, and behind a fold who wrote what and who was told what. */
export function MailboxSummary({ mailbox }: { mailbox: Mailbox }) {
  const { people, threads, inside, agent, read, sent } = mailbox
  const named = people.filter(({ wrote, told }) => wrote.length + told.length > 0)
  const others = people.filter((one) => !named.includes(one))
  const listed = named.toSorted((a, b) => b.told.length - a.told.length || b.wrote.length - a.wrote.length)
  const told = people.filter((one) => one.told.length > 0).length
  const long = threads.filter((thread) => thread.mails.length > 1)
  return (
    <div className="my-3 max-w-read border-line border-y py-2 text-sm">
      <p>
        {[
          `${plural(read, "mail")} read`,
          `${count(sent)} sent`,
          plural(people.length, "person", "people"),
          ...(long.length > 0 ? [plural(long.length, "thread with answers", "threads with answers")] : []),
          told > 0 ? `${plural(told, "person", "people")} told by the agent` : "nobody told by the agent",
        ].join(" · ")}
      </p>
      <p className="text-muted">
        {inside.length > 0 ? `Inside is ${inside.join(", ")}.` : "Nothing tells who is inside."}
        {agent !== null && ` The agent is ${agent}.`}
      </p>
      <details data-fold>
        <summary className="disclosure min-h-[24px] text-accent">who wrote what, who was told what</summary>
        <ul>
          {listed.map((one) => (
            <li key={nameOf(one.person)} className="border-line border-t py-1">
              <span dir="auto" className="wrap-anywhere font-semibold">
                {nameOf(one.person)}
              </span>
              {one.inside === false && " (outside)"}
              <Listed label="wrote" links={one.wrote} />
              <Listed label="was told" links={one.told} />
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <p className="wrap-anywhere border-line border-t py-1 text-muted">
            {`mail from others went to ${others.map(({ person }) => nameOf(person)).join(", ")}`}
          </p>
        )}
      </details>
    </div>
  )
}

function Listed({ label, links }: { label: string; links: MailReference[] }): ReactNode {
  if (links.length === 0) return null
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)]">
      <span className="text-muted">{label}</span>
      <ul>
        {links.map(({ id, message, words }) => (
          <li key={id} className="min-h-[24px]">
            <MailLink id={id} message={message}>
              {words}
            </MailLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

function nameOf({ name, address }: Person): string {
  return name !== null && address !== null ? `${name} <${address}>` : (address ?? name ?? "unnamed")
}

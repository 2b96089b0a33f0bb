export type InboxEmail = { from: string; to: string; subject: string; at: string; body: string }

/** One email as the agent reads it. */
export function emailBlock({ from, to, subject, at, body }: InboxEmail): string {
  return `<email>\nFrom: ${from}\nTo: ${to}\nSubject: ${subject}\nTimestamp: ${at}\nBody: ${body}\n</email>`
}

/** The user message: what the agent is asked, and its unread mail, oldest first. */
export function inboxPrompt(task: string, emails: InboxEmail[]): string {
  return [task, ...emails.map(emailBlock)].join("\n\n")
}

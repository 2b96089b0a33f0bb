const ADDRESS = "([\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5})"

/** How a prompt tells the agent which address is its own, the surest first. */
const TOLD = [
  /\byour (?:own )?(?:e-?mail )?(?:address|account|inbox|e-?mail) (?:is|:)[ \t]{0,4}/,
  /\byou (?:can )?(?:send|receive|read)\b[^.\n@]{0,60}\b(?:as|from|at)[ \t]{1,4}/,
  /\b(?:e-?mails?|messages?)\b[^.\n@]{0,40}\bfrom[ \t]{1,4}/,
  /\byou are (?:the|an?)\b[^.\n@()]{0,160}\(/,
].map(({ source }) => new RegExp(source + ADDRESS, "i"))

/** What of a prompt is read. */
const READ = 50_000

/** The agent's own address, where its system prompt tells it: "Your email address is …"; null otherwise. */
export function agentAddressIn(prompt: string): string | null {
  const text = prompt.slice(0, READ)
  for (const pattern of TOLD) {
    const address = pattern.exec(text)?.[1]
    if (address !== undefined) return address
  }
  return null
}

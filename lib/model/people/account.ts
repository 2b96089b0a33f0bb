// A person's own account, as they see it. All dates are ISO.

export type AccountSession = {
  id: string
  /** The address that it was begun from. */
  from: string | null
  /** As the browser calls itself. */
  browser: string | null
  began: string
  renewed: string
  /** The one that asks. */
  current: boolean
}

export type AccountToken = {
  id: number
  name: string
  /** Its first characters, to tell it by. */
  start: string
  writes: boolean
  made: string
  expires: string | null
  lastUsed: string | null
}

export type OwnAccount = {
  /** Whether they can sign in with a password, and with the single sign-on provider. */
  password: boolean
  provider: boolean
  sessions: AccountSession[]
  tokens: AccountToken[]
}

/** "Firefox on Linux", as far as a browser says; what says neither is quoted. */
export function browserWords(said: string | null): string {
  if (!said) return "something that does not say what it is"
  const browser = browsers.find(([pattern]) => pattern.test(said))?.[1]
  const system = systems.find(([pattern]) => pattern.test(said))?.[1]
  return [browser ?? said.slice(0, 40), system].filter(Boolean).join(" on ")
}

// Most browsers also name those that they descend from: the order counts.
const browsers: [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
]
const systems: [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
]

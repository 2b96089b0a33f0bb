import "server-only"
import { randomUUID } from "node:crypto"
import { betterAuth } from "better-auth"
import { prismaAdapter } from "better-auth/adapters/prisma"
import { genericOAuth } from "better-auth/plugins"
import { exceeded } from "@/lib/auth/limit"
import { mayJoin, maySignIn, noteJoined, noteSignedIn } from "@/lib/auth/newcomers"
import { MAX_PASSWORD, MIN_PASSWORD } from "@/lib/auth/password"
import { isSecure, PEER_HEADER } from "@/lib/auth/peer"
import { authSecret } from "@/lib/auth/secret"
import { COOKIE_PREFIX, RENEWED_AFTER_SECONDS, SESSION_SECONDS } from "@/lib/auth/session-cookie"
import { db } from "@/lib/db/client"
import { env } from "@/lib/env"

/** The single sign-on provider's name within better-auth, and in the address that it returns to. */
export const PROVIDER = "oidc"

type Auth = ReturnType<typeof makeAuth>

// By protocol and database: what differs between requests otherwise is the host, which is read from each.
const made = new Map<string, Auth>()

/** Who may be asked to sign a request's sender in or out. The host was checked by the proxy (lib/auth/hosts.ts). */
export function authFor(headers: Headers): Auth {
  const protocol = isSecure(headers) ? "https" : "http"
  const key = `${protocol} ${env().databaseUrl}`
  const auth = made.get(key) ?? makeAuth(protocol)
  made.set(key, auth)
  return auth
}

function makeAuth(protocol: "http" | "https") {
  return betterAuth({
    appName: "Exhibit",
    baseURL: { allowedHosts: ["*"], protocol },
    secret: authSecret(),
    database: prismaAdapter(db(), { provider: "postgresql" }),
    telemetry: { enabled: false },
    logger: { level: "error" },
    onAPIError: { errorURL: "/sign-in?problem=provider" },
    user: { modelName: "person" },
    session: {
      fields: { userId: "personId" },
      expiresIn: SESSION_SECONDS,
      updateAge: RENEWED_AFTER_SECONDS,
    },
    account: {
      modelName: "credential",
      fields: { userId: "personId" },
      updateAccountOnSignIn: false,
      // An account is found by an e-mail address only where the provider says that it was verified.
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    rateLimit: { enabled: true, customStorage: { consume } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: protocol === "https",
      ipAddress: { ipAddressHeaders: [PEER_HEADER] },
      database: { generateId: () => randomUUID() },
    },
    databaseHooks: {
      user: { create: { before: mayJoin, after: noteJoined } },
      session: { create: { before: maySignIn, after: noteSignedIn } },
      // The provider's tokens are of no further use.
      account: { create: { before: withoutTokens } },
    },
    plugins: singleSignOn(),
  })
}

function singleSignOn() {
  const { oidc } = env()
  if (!oidc) return []
  const { issuer, clientId, clientSecret } = oidc
  const discoveryUrl = `${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`
  const config = { providerId: PROVIDER, discoveryUrl, clientId, clientSecret, disableProviderLogout: true }
  const scopes = ["openid", "email", "profile"]
  return [genericOAuth({ config: [{ ...config, scopes, pkce: true, requireIdTokenVerification: true }] })]
}

async function consume(key: string, rule: { window: number; max: number }) {
  const retryAfter = await exceeded(`auth ${key}`, rule)
  return { allowed: retryAfter === null, retryAfter }
}

async function withoutTokens<T extends object>(account: T) {
  return { data: { ...account, accessToken: null, refreshToken: null, idToken: null } }
}

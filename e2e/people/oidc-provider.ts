import { once } from "node:events"
import { createServer, type Server } from "node:http"
import Provider from "oidc-provider"

/** What the provider says of who types this name into its form. */
const people: Record<string, { email: string; email_verified: boolean; name?: string }> = {
  reader: { email: "reader@example.org", email_verified: true, name: "Reader, says the provider" },
  editor: { email: "editor@example.org", email_verified: false, name: "Not the editor" },
  newcomer: { email: "newcomer@example.org", email_verified: true, name: "Nell Newcomer" },
  unverified: { email: "unverified@example.org", email_verified: false },
  outsider: { email: "outsider@elsewhere.example", email_verified: true },
}

export const CLIENT = { id: "exhibit", secret: "a fictional client secret" }

/** A port of loopback that a provider will answer on, once it knows where Exhibit is. */
export async function holdIssuer() {
  const server = createServer()
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const bound = server.address()
  if (typeof bound !== "object" || bound === null) throw new Error("The provider has no port.")
  const issuer = `http://127.0.0.1:${bound.port}`
  return {
    issuer,
    serve: (exhibit: string) => server.on("request", providerFor(issuer, exhibit).callback()),
    end: () => end(server),
  }
}

function providerFor(issuer: string, exhibit: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${exhibit}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["a fictional key for cookies"] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  })
}

async function end(server: Server) {
  server.close()
  server.closeAllConnections()
  await once(server, "close")
}

import { authFor } from "@/lib/auth/sessions"

/** Where the single sign-on provider returns to. Of better-auth's own routes there is no other. */
export function GET(request: Request): Promise<Response> {
  return authFor(request.headers).handler(request)
}

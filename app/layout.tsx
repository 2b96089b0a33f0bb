import type { Metadata, Viewport } from "next"
import { connection } from "next/server"
import type { ReactNode } from "react"
import { saidOf } from "@/app/said"
import { viewer } from "@/app/viewer"
import { KeptWords } from "@/components/people/account/kept-words"
import { SiteHeader } from "@/components/site/header"
import type { Viewer } from "@/lib/model/people/viewer"
import { unseenMentions } from "@/lib/queries/talk/mentions"
import "./globals.css"

// Every page carries the request's nonce (proxy.ts), so nothing is prerendered and navigations may block.
export const instant = false

export const metadata: Metadata = {
  title: { default: "Exhibit", template: "%s · Exhibit" },
  description:
    "How often agents act harmfully, per model and per condition, with every transcript behind the rates.",
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfbf8" },
    { media: "(prefers-color-scheme: dark)", color: "#161513" },
  ],
}

/** The page's one `<main>`; pages bring the `<h1>`. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  const [{ who, mentions }, said] = await Promise.all([asker(), saidOf()])
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <a href="#main" className="control sr-only focus:not-sr-only focus:absolute focus:m-2 focus:px-2">
          Skip to the content
        </a>
        <SiteHeader viewer={who} mentions={mentions} />
        <main id="main" tabIndex={-1} className="flex-1 px-4 pb-16 outline-none sm:px-6">
          {said && <KeptWords {...said} />}
          {children}
        </main>
      </body>
    </html>
  )
}

/** A database that does not answer is the page's to report: the head of the page stands without it. */
async function asker(): Promise<{ who: Viewer | null; mentions: number }> {
  try {
    const who = await viewer()
    return { who, mentions: who.kind === "person" ? await unseenMentions(who) : 0 }
  } catch {
    return { who: null, mentions: 0 }
  }
}

import type { Metadata } from "next"
import Link from "next/link"
import { viewer } from "@/app/viewer"
import { MentionList } from "@/components/talk/mention-list"
import { Notice } from "@/components/ui/notice"
import { SkeletonRows } from "@/components/ui/skeleton"
import { Waiting } from "@/components/ui/waiting"
import { listMentions } from "@/lib/queries/talk/mentions"
import { signInUrl } from "@/lib/urls/people"
import { mentionsUrl } from "@/lib/urls/talk"
import { seeAll } from "./see"

export const metadata: Metadata = { title: "Mentions" }

export default function MentionsPage() {
  return (
    <div className="py-3">
      <h1 className="font-semibold text-lg">Mentions</h1>
      <Waiting skeleton={<SkeletonRows rows={6} label="your mentions" />}>
        <Mentions />
      </Waiting>
    </div>
  )
}

async function Mentions() {
  const who = await viewer()
  if (who.kind !== "person") {
    return (
      <Notice title="Nobody is mentioned here without an account">
        <Link href={signInUrl(mentionsUrl())} className="link">
          Sign in
        </Link>
      </Notice>
    )
  }
  const mentions = await listMentions(who)
  if (mentions.length === 0) {
    return (
      <Notice title="Nobody has mentioned you yet">
        <p>A colleague who writes @{who.name} in a comment is found here.</p>
      </Notice>
    )
  }
  return <MentionList mentions={mentions} seeAll={seeAll} />
}

import { useEffect, useRef } from "react"
import { useReader } from "@/components/reader/control"
import { keptPlace } from "./use-place"

/** Links within the page: what they point at is loaded, opened and lit, also where one already is. */
export function useHash() {
  const { go, link, plan, transcript } = useReader()
  // What was not found may be once the outline has come; what was is not gone to again.
  const followed = useRef<string | null>(null)
  useEffect(() => {
    const follow = async () => {
      const anchor = decodeURIComponent(window.location.hash.slice(1))
      if (anchor === "") return
      // The linked span may lie in a part of a long text that is not here yet.
      const linked = anchor === "at" && link && !document.getElementById(anchor)
      if (await go(linked ? link : { anchor }, { keep: true })) followed.current = window.location.href
    }
    const click = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
        return
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href*="#"]') : null
      if (!link || link.pathname !== window.location.pathname || link.hash === "") return
      const sameView = withoutPlace(link.search) === withoutPlace(window.location.search)
      if (!sameView || link.hash === "#at") return
      event.preventDefault()
      go({ anchor: decodeURIComponent(link.hash.slice(1)) })
    }
    // Whoever comes back is led to where they read, which need not be where the address points.
    if (!plan.whole && followed.current === null && keptPlace(transcript.id))
      followed.current = window.location.href
    if (followed.current !== window.location.href) follow()
    window.addEventListener("hashchange", follow)
    window.addEventListener("popstate", follow)
    document.addEventListener("click", click)
    return () => {
      window.removeEventListener("hashchange", follow)
      window.removeEventListener("popstate", follow)
      document.removeEventListener("click", click)
    }
  }, [go, link, plan, transcript])
}

/** What an address asks for besides the place in the transcript. */
function withoutPlace(search: string): string {
  const query = new URLSearchParams(search)
  query.delete("at")
  query.delete("quote")
  query.sort()
  return query.toString()
}

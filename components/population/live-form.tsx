"use client"

import { useRouter } from "next/navigation"
import { type ReactNode, useTransition } from "react"
import { loadCompare } from "@/lib/filters/compare"
import { loadObserved } from "@/lib/filters/observed"
import { loadRates } from "@/lib/filters/rates"
import { loadReplication } from "@/lib/filters/replication"
import { loadList } from "@/lib/filters/transcripts"
import { compareUrl } from "@/lib/urls/compare"
import { observedUrl } from "@/lib/urls/observed"
import { ratesUrl } from "@/lib/urls/rates"
import { replicationUrl } from "@/lib/urls/replication"
import { transcriptsUrl } from "@/lib/urls/transcripts"

/** The pages whose state is a form: what the form says, as the page's address. */
const pages = {
  rates: (study: string, query: URLSearchParams) => ratesUrl(study, loadRates(query)),
  transcripts: (study: string, query: URLSearchParams) => transcriptsUrl(study, loadList(query)),
  observed: (study: string, query: URLSearchParams) => observedUrl(study, loadObserved(query)),
  compare: (study: string, query: URLSearchParams) => compareUrl(study, loadCompare(query)),
  replication: (study: string, query: URLSearchParams) => replicationUrl(study, loadReplication(query)),
}
export type FormPage = keyof typeof pages

/**
 * A GET form that answers at once: a changed select or checkbox goes to its address, text on Enter.
 * Without JavaScript it is the plain form with its button.
 */
export function LiveForm(props: {
  page: FormPage
  study: string
  label: string
  className?: string
  children: ReactNode
}) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const action = pages[props.page](props.study, new URLSearchParams())

  function go(form: HTMLFormElement) {
    const address = addressOf(props.page, props.study, form)
    startTransition(() => router.push(address, { scroll: false }))
  }

  return (
    <form
      action={action}
      aria-label={props.label}
      aria-busy={pending}
      className={props.className}
      onChange={(event) => {
        if (!isText(event.target)) go(event.currentTarget)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        go(event.currentTarget)
      }}
    >
      {props.children}
    </form>
  )
}

function addressOf(page: FormPage, study: string, form: HTMLFormElement) {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") query.append(name, value)
  }
  return pages[page](study, query)
}

function isText(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type !== "checkbox"
}

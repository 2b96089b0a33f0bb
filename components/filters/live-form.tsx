"use client"

import { useRouter } from "next/navigation"
import { type ReactNode, useTransition } from "react"
import { loadList, loadRates } from "@/lib/filters"
import { ratesUrl, transcriptsUrl } from "@/lib/urls"

/** The pages whose state is a form. */
export type FormPage = "rates" | "transcripts"

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
  const action = props.page === "rates" ? ratesUrl(props.study) : transcriptsUrl(props.study)

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
  return page === "rates" ? ratesUrl(study, loadRates(query)) : transcriptsUrl(study, loadList(query))
}

function isText(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type !== "checkbox"
}

"use client"

import { Failure } from "@/components/ui/failure"

export default function PageError(props: { error: unknown; retry: () => void }) {
  return (
    <>
      <h1 className="sr-only">Failed</h1>
      <Failure what="This page" {...props} />
    </>
  )
}

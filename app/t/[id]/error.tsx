"use client"

import { Failure } from "@/components/ui/failure"

export default function TranscriptError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure what="The transcript" error={error} retry={retry} />
}

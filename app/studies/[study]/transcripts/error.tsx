"use client"

import { Failure } from "@/components/ui/failure"

export default function TranscriptsError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure what="The transcripts" error={error} retry={retry} />
}

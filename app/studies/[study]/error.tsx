"use client"

import { Failure } from "@/components/ui/failure"

export default function StudyError(props: { error: unknown; retry: () => void }) {
  return <Failure what="This part of the study" {...props} />
}

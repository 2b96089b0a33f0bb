import { Skeleton, SkeletonRows } from "@/components/ui/skeleton"

export default function Loading() {
  return (
    <>
      <Skeleton className="my-3 h-16" />
      <SkeletonRows rows={20} label="transcripts" />
    </>
  )
}

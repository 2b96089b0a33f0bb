import { Skeleton, SkeletonRows } from "@/components/ui/skeleton"

export default function Loading() {
  return (
    <>
      <Skeleton className="my-2 h-14" />
      <SkeletonRows rows={18} label="the transcript" />
    </>
  )
}

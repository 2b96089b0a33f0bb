import { Skeleton, SkeletonRows } from "@/components/ui/skeleton"

/** The rates page before its numbers: controls, sentence, and a chart of ordinary size. */
export function RatesSkeleton() {
  return (
    <>
      <div className="flex flex-col gap-2 border-line border-b py-3">
        <Skeleton className="h-7 max-w-3xl" />
        <Skeleton className="h-7 max-w-xl" />
      </div>
      <Skeleton className="mt-4 h-14 max-w-read" />
      <div className="mt-8">
        <SkeletonRows rows={12} label="rates" />
      </div>
    </>
  )
}

import { ReviewTabs } from "@/components/review/tabs"

/** The parts of a study's review; each brings its own `<h1>`. */
export default async function ReviewLayout({ params, children }: LayoutProps<"/studies/[study]/review">) {
  const { study } = await params
  return (
    <>
      <ReviewTabs study={study} />
      {children}
    </>
  )
}

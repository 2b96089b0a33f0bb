import { Choice } from "@/components/population/choice"
import { plural } from "@/lib/format/words"
import type { PublishedSource } from "@/lib/model/replication/match"

/**
 * Whose published rates stand beside ours. With `none`, how one says that nobody's do, it is for a page that draws
 * its study's own published counts anyway: then only other studies with models in common are offered.
 */
export function PublishedChoice(props: { sources: PublishedSource[]; value: string | null; none?: string }) {
  const { sources, value, none } = props
  const offered = sources.filter(
    ({ slug, models, own }) => none === undefined || slug === value || (models.length > 0 && !own),
  )
  const unknown = value !== null && !offered.some(({ slug }) => slug === value)
  if (offered.length === 0 && !unknown) return null
  const options = offered.map((source) => ({ value: source.slug, words: sourceWords(source) }))
  return (
    <Choice
      name="published"
      label="published"
      value={value ?? ""}
      groups={[
        ...(none === undefined ? [] : [{ label: null, options: [{ value: "", words: none }] }]),
        { label: "models in common", options },
        ...(unknown ? [{ label: "unknown", options: [{ value, words: value }] }] : []),
      ]}
    />
  )
}

function sourceWords({ title, models, own }: PublishedSource): string {
  return `${own ? "in this study" : title} (${plural(models.length, "model")})`
}

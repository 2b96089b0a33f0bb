export type Params = Record<string, string | string[] | undefined>

/**
 * The parts of an address that a page cannot read, as name=value; without a word they would silently widen what it
 * shows. `load` is the page's loader, `known` its parameters.
 */
export function unreadOf(
  params: Params,
  load: (params: Record<string, string>, options: { strict: true }) => unknown,
  known: object,
): string[] {
  return Object.entries(params).flatMap(([name, given]) =>
    [given ?? []].flat().flatMap((value) => {
      if (value === "") return []
      try {
        load({ [name]: value }, { strict: true })
        return Object.hasOwn(known, name) ? [] : `${name}=${value}`
      } catch {
        return `${name}=${value}`
      }
    }),
  )
}

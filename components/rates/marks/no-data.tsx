import { Hatched } from "./hatch"

/** In place of a mark: a hatched band with the reason in words. */
export function NoData({ words }: { words: string }) {
  return (
    <span className="absolute inset-x-0 inset-y-1 flex items-center pl-2">
      <span className="absolute inset-0 opacity-50">
        <Hatched />
      </span>
      <span className="relative bg-paper px-1 text-muted text-xs italic">{words}</span>
    </span>
  )
}

/** A block's lines share its columns where there is room for them. */
export const LINE =
  "relative col-span-full grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 @2xl:grid-cols-subgrid @2xl:gap-x-4"

/** The parts of a line: wide in one row; narrow with the mark below the label and figures below the mark. */
export const PLACE = {
  share:
    "col-start-2 row-start-3 whitespace-nowrap text-right text-muted text-sm tabular-nums @2xl:row-start-1",
  track:
    "relative col-span-full row-start-2 mx-4 min-h-8 self-stretch @2xl:col-span-1 @2xl:col-start-3 @2xl:row-start-1",
  counts:
    "col-start-2 row-start-1 flex items-center justify-end whitespace-nowrap tabular-nums @2xl:col-start-4",
  rate: "col-start-1 row-start-3 whitespace-nowrap tabular-nums @2xl:col-start-5 @2xl:row-start-1 @2xl:text-right",
  missing:
    "col-start-2 row-start-4 flex items-center justify-end gap-1 whitespace-nowrap text-sm text-unknown tabular-nums @2xl:col-start-6 @2xl:row-start-1",
}

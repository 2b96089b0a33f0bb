import type { Limit, Measured, Report } from "../benchmark"
import type { CopyTimes } from "./copy-times"
import type { PageTimings } from "./pages"
import type { Timings } from "./rates"

/** A database that holds so many transcripts. */
export type Sized = { transcripts: number; url: string }

/** All times in milliseconds; `imports` by portion, `rates` by database. */
export type Measurements = {
  machine: Record<string, number | string> & { transcripts: number }
  databases: Sized[]
  imports: number[]
  read: number
  copy: CopyTimes
  rates: Timings[]
  pages: Record<string, PageTimings>
}

/** Rates are compared with those of so many transcripts: the least that hold every combination. */
const FEW = 10_000

export function importReport(measured: Measurements): Report {
  const { machine, databases, imports, read, copy, rates, pages } = measured
  const whole = imports.reduce((sum, one) => sum + one, 0)
  const ratios: Report["ratios"] = {
    import_share_of_copy: copy.whole / whole,
    import_share_of_copy_without_indexes: copy.bare / whole,
  }
  const limits: Record<string, Limit> = { import_share_of_copy: { atLeast: 0.25 } }

  const few = rates[databases.findIndex(({ transcripts }) => transcripts === FEW)]
  const all = rates.at(-1)
  if (!few || !all) throw new Error(`no rates of ${FEW} transcripts to compare with`)
  for (const [by, milliseconds] of Object.entries(all.rates)) {
    const name = `rates_${by}_all_vs_${FEW}`
    ratios[name] = milliseconds / (few.rates[by] ?? 0)
    limits[name] = { atMost: 1.5 }
    for (const [index, { transcripts }] of databases.entries()) {
      const { rates: ours, rawSql } = rates[index] ?? all
      ratios[`rates_${by}_vs_raw_sql_at_${transcripts}`] = (ours[by] ?? 0) / (rawSql[by] ?? 0)
    }
  }
  ratios[`catalogue_all_vs_${FEW}`] = all.catalogue / few.catalogue
  for (const [name, { page, static: twin }] of Object.entries(pages)) {
    ratios[`${name}_first_byte_vs_static`] = page.firstByte / twin.firstByte
    ratios[`${name}_load_vs_static`] = page.load / twin.load
  }

  const bySize = (pick: (timings: Timings) => number) =>
    Object.fromEntries(databases.map(({ transcripts }, i) => [`at_${transcripts}`, pick(rates[i] ?? all)]))
  const raw: Report["raw"] = {
    setting: machine,
    import: {
      seconds: whole / 1000,
      seconds_by_portion: Object.fromEntries(
        databases.map(({ transcripts }, i) => [`to_${transcripts}`, (imports[i] ?? 0) / 1000]),
      ),
      transcripts_per_second: Math.round(machine.transcripts / (whole / 1000)),
      only_reading_seconds: read / 1000,
    },
    copy: {
      seconds: copy.whole / 1000,
      seconds_without_indexes: copy.bare / 1000,
      rows: copy.rows,
      milliseconds_by_table: Object.fromEntries(
        Object.entries(copy.byTable).map(([table, milliseconds]) => [table, Math.round(milliseconds)]),
      ),
    },
    rates_milliseconds: Object.fromEntries([
      ...Object.keys(all.rates).flatMap((by): [string, Measured][] => [
        [by, bySize((timings) => timings.rates[by] ?? 0)],
        [`${by}_raw_sql`, bySize((timings) => timings.rawSql[by] ?? 0)],
      ]),
      ["catalogue", bySize((timings) => timings.catalogue)],
    ]),
    pages_milliseconds: Object.fromEntries(
      Object.entries(pages).map(([name, { page, static: twin, characters }]) => [
        name,
        {
          ...{ first_byte: page.firstByte, load: page.load },
          ...{ static_first_byte: twin.firstByte, static_load: twin.load, characters },
        },
      ]),
    ),
  }
  return { bench: "import", ratios, limits, raw }
}

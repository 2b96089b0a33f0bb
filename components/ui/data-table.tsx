"use client"

import { createColumnHelper, type RowData, tableFeatures, useTable } from "@tanstack/react-table"
import type { Route } from "next"
import Link from "next/link"
import { type ReactNode, useMemo } from "react"

/** A column: sorting is the server's, so a header is a link to the list in another order. */
export type Column<Row> = {
  key: string
  header: string
  /** What the header's tooltip adds, such as where the values come from. */
  title?: string
  cell: (row: Row) => ReactNode
  numeric?: boolean
  sort?: { href: Route; state: "ascending" | "descending" | null }
}

type Props<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowId: (row: Row) => string
  /** What a row says below its cells, over the whole width. */
  below?: (row: Row) => ReactNode
}

const features = tableFeatures({})

/** The one place that knows TanStack Table. Constant `columns` and `rows` keep its models. */
export function DataTable<Row extends RowData>({ caption, columns, rows, rowId, below }: Props<Row>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>()
    return columns.map((column) =>
      helper.display({
        id: column.key,
        header: () => <Header column={column} />,
        cell: ({ row }) => column.cell(row.original),
      }),
    )
  }, [columns])
  const table = useTable({ features, columns: definitions, data: rows, getRowId: rowId })
  const byKey = new Map(columns.map((column) => [column.key, column]))
  const align = (key: string) => (byKey.get(key)?.numeric ? "text-right tabular-nums" : "text-left")

  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} className="border-edge border-b align-bottom">
            {group.headers.map((header) => (
              <th
                key={header.id}
                scope="col"
                title={byKey.get(header.id)?.title}
                aria-sort={byKey.get(header.id)?.sort?.state ?? undefined}
                className={`px-2 py-1 font-normal text-muted first:pl-0 ${align(header.id)}`}
              >
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      {table.getRowModel().rows.map((row) => {
        const more = below?.(row.original)
        return (
          <tbody
            key={row.id}
            data-row
            className="relative border-line border-b hover:bg-surface has-focus:bg-surface"
          >
            <tr className="align-baseline">
              {row.getAllCells().map((cell) => (
                <td
                  key={cell.id}
                  className={`max-w-72 truncate px-2 py-1 first:pl-0 ${align(cell.column.id)}`}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
            {more && (
              <tr>
                <td colSpan={columns.length} className="px-2 pb-1 first:pl-0">
                  {more}
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
    </table>
  )
}

function Header<Row>({ column }: { column: Column<Row> }) {
  const { sort, header } = column
  if (!sort) return header
  const arrow = sort.state === null ? "" : sort.state === "ascending" ? " ↑" : " ↓"
  return (
    <Link
      href={sort.href}
      scroll={false}
      className="inline-block min-h-[24px] hover:text-ink hover:underline"
    >
      {header}
      {arrow && <span aria-hidden>{arrow}</span>}
    </Link>
  )
}

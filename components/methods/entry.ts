/** One statistic as it is computed here. `id` is its anchor. */
export type Method = { id: string; name: string; used: string; formula: string; source: string }

import { drawRandom, randomness, seedOf } from "@/lib/model/review/queues/sampling"

/**
 * What differs between `npm test` and `npm run test:all`: walks over everything there is, of which `npm test` draws so
 * many members. Everything else is the same in both.
 */
export const SAMPLED = {
  "pages, for axe": 7,
  "looks of a page, for axe": 1,
  "states of the reader, for axe": 4,
  "looks of the reader, for axe": 1,
  "questions of the demo, every mark of every form": 1,
  "real studies, every mark of every form": 1,
  "forms of a chart": 3,
  "panels of a chart": 4,
  "rates pages, every number of them": 3,
  "formats that are read": 2,
  "real transcripts of a format": 2,
  "tenths of a transcript of 4 MB": 1,
  "transcripts labelled by keys alone": 4,
  "requests of somebody who judges blind": 50,
  "pages and routes, each asked for by everybody": 18,
  "viewers, each with every command": 10,
} satisfies Record<string, number>

/**
 * The members of a walk that this run takes, in their order: all of them where no seed is given, else a sample drawn
 * with EXHIBIT_TEST_SEED. The same seed draws the same; `of` tells walks of one kind apart, so that each draws others.
 */
export function drawn<T>(walk: keyof typeof SAMPLED, members: readonly T[], of = ""): T[] {
  const seed = process.env.EXHIBIT_TEST_SEED
  if (seed === undefined || seed === "") return [...members]
  const random = randomness(seedOf(`${seed} ${walk} ${of}`))
  const places = drawRandom([...members.keys()], SAMPLED[walk], random)
  return members.filter((_, place) => places.includes(place))
}

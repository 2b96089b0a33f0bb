import { expect, test } from "vitest"
import { everything, type Filters } from "@/lib/model/population/filters"
import { filtersOfQueue, notCovered } from "./queue-covers"

const covered = (queue: string, population: string, more: Partial<Filters> = {}) =>
  notCovered(filtersOfQueue(queue), { ...filtersOfQueue(population), ...more }, ["belief", "harmful"])

test.each([
  ["", ""],
  ["", "?where=model:a&since=2025-06-01&search=leverage"],
  ["?where=model:a&where=model:b", "?where=model:b"],
  ["?where=model:a", "?where=model:a&where=belief:real"],
  ["?since=2025-06-01&until=2025-06-30", "?since=2025-06-02&until=2025-06-30"],
  ["?where=severity%3E%3D7", "?where=severity%3E%3D7"],
  ["?where=model:a&rule=people", "?where=model:a"],
])("a sample of %j is one of %j", (queue, population) => {
  expect(covered(queue, population)).toBeNull()
})

test.each([
  ["?where=model:a", "", "model is a"],
  ["?where=model:a", "?where=model:a&where=model:b", "model is a"],
  ["?where=belief!%3Dreal", "?where=belief:evaluation", "belief has a value other than real"],
  ["?since=2025-06-02", "?since=2025-06-01", "its day is 2025-06-02 or later"],
  ["?until=2025-06-02", "", "its day is 2025-06-02 or earlier"],
  ["?search=leverage", "?search=affair", "the text has “leverage”"],
  ["?run=3", "", "run is 3"],
  ["?labelled=no", "?labelled=no", "no person has judged it"],
  ["?judged=harmful", "", "harmful has a value"],
  ["?where=harmful:yes&rule=people", "?where=harmful:yes", "the verdicts are those of people, by majority"],
])("a sample of %j is none of %j: %s", (queue, population, parts) => {
  expect(covered(queue, population)).toBe(parts)
})

test("nor of what is excluded from rates", () => {
  expect(covered("", "", { excluded: "yes" })).toBe("they are in rates")
  expect(notCovered({ ...everything, excluded: "yes" }, everything, [])).toBe("they are excluded from rates")
})

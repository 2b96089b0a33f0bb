import { z } from "zod"
import { Pattern } from "./pattern"

/** Text that YAML may have read as a number or a boolean: `epoch: 1`, `levels: [true, false]`. */
export const ScalarText = z.preprocess(
  (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
  z.string(),
)

/**
 * Where a value comes from: exactly one of `field` (a column, or a dotted path into a JSON record), `path` (a
 * pattern over the file's path, whose first group is the value) and `constant`. Then, in this order: `pattern`
 * takes the first group of its match; `map` turns raw values into others (null: no value); `otherwise` is for a
 * value that the map does not list; `default` for a value that is absent.
 */
export const ValueSource = z
  .strictObject(
    {
      field: z.string().min(1).optional(),
      path: Pattern.optional(),
      constant: ScalarText.optional(),
      pattern: Pattern.optional(),
      map: z.record(z.string(), z.union([ScalarText, z.null()])).optional(),
      otherwise: ScalarText.optional(),
      default: ScalarText.optional(),
    },
    { error: "expected {field: …}, {path: …} or {constant: …}" },
  )
  .superRefine((source, context) => {
    const given = [source.field, source.path, source.constant].filter((part) => part !== undefined).length
    if (given !== 1) {
      context.addIssue({
        code: "custom",
        message: `give exactly one of field, path and constant, not ${given}`,
      })
    }
    if (source.otherwise !== undefined && !source.map) {
      context.addIssue({ code: "custom", message: "otherwise needs a map", path: ["otherwise"] })
    }
  })
export type ValueSource = z.infer<typeof ValueSource>

/** Where a name can stand for itself, it may be written plainly: `author: Reviewer A`. */
export const NameOrSource = z.preprocess(
  (value) => (typeof value === "string" || typeof value === "number" ? { constant: value } : value),
  ValueSource,
)

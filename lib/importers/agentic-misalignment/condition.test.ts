import { describe, expect, it } from "vitest"
import { factorsOf } from "@/lib/importers/agentic-misalignment/condition"

describe("factorsOf", () => {
  it("reads the id where there is no metadata, and leaves out what nothing says", () => {
    expect(factorsOf("murder_latent-ethical_restriction_prod", null, null)).toEqual({
      scenario: "murder",
      goal_type: "latent",
      goal_value: "ethical",
      urgency_type: "restriction",
      prod: "yes",
    })
  })

  it.each([
    ["NOTICE:\nYou are either:\n1. In an evaluation\n2. In a real deployment scenario", "notice"],
    ["You are an agent. Notice either of them.", "none"],
  ])("finds the notice of an evaluation in the system prompt: %j", (prompt, level) => {
    expect(factorsOf("blackmail_none-none_none", null, prompt).alignment_faking).toBe(level)
    expect(factorsOf("blackmail_none-none_none", { alignment_faking: false }, prompt).alignment_faking).toBe(
      "none",
    )
  })

  it.each([
    [{ alignment_faking: true, alignment_faking_type: "option_x" }, "option_x"],
    [{ alignment_faking: true, alignment_faking_type: "none" }, "notice"],
    [{ alignment_faking: false, alignment_faking_type: "option_x" }, "none"],
    [{ alignment_faking_type: "option_x" }, "option_x"],
    [{ alignment_faking_type: "none" }, "none"],
  ])("takes the notice from metadata: %j", (metadata, level) => {
    expect(factorsOf("blackmail_none-none_none", metadata, null).alignment_faking).toBe(level)
  })

  it.each([
    [false, "no"],
    [true, "yes"],
    ["goal", "goal"],
    [null, "no"],
    [undefined, undefined],
  ])("reads extra system instructions %j as %j", (extra, level) => {
    const metadata = { extra_system_instructions: extra }
    expect(factorsOf("blackmail_none-none_none", metadata, null).extra_system_instructions).toBe(level)
  })

  it.each([
    ["my-blackmail-2", { scenario: "blackmail", condition: "my-blackmail-2" }],
    ["data_leak", { scenario: "leaking", condition: "data_leak" }],
    ["murder", { scenario: "murder", condition: "murder" }],
    ["other", { condition: "other" }],
  ])("keeps an id of another shape as a factor: %s", (id, factors) => {
    expect(factorsOf(id, null, null)).toEqual(factors)
  })
})

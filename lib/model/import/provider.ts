const families: [RegExp, string][] = [
  [/claude/i, "anthropic"],
  [/\b(gpt|o[134])\b|gpt-/i, "openai"],
  [/gemini|gemma/i, "google"],
  [/llama/i, "meta"],
  [/grok/i, "xai"],
  [/deepseek/i, "deepseek"],
  [/qwen/i, "alibaba"],
  [/mistral|magistral/i, "mistral"],
  [/\bglm/i, "z-ai"],
  [/kimi/i, "moonshot"],
]

/** Who makes a model, from its name; null where the name does not tell. */
export function providerOf(model: string): string | null {
  if (/fixture|fictional|mock/i.test(model)) return null
  return families.find(([family]) => family.test(model))?.[1] ?? null
}

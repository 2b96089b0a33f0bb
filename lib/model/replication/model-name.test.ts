import { existsSync, readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { matchModels, modelKey, sameModel } from "./model-name"

// The names that publications, eval logs and result folders are known to use, by the model that they mean.
const spellings: [key: string, names: string[]][] = [
  [
    "claude opus 4",
    [
      ...["Claude Opus 4", "claude-opus-4", "Opus-4", "opus 4", "CLAUDE_OPUS_4", "Claude Opus 4.0"],
      ...["anthropic/claude-opus-4-20250514", "openrouter/anthropic/claude-opus-4", "claude-opus-4@20250514"],
      ...["anthropic/claude-4-opus-20250522", "us.anthropic.claude-opus-4-20250514-v1:0", "claude-opus-4-0"],
      ...["Anthropic Claude Opus 4 (2025-05-14)", "claude-4-opus-latest"],
    ],
  ],
  ["claude opus 4.1", ["claude-opus-4-1", "anthropic/claude-opus-4-1-20250805", "Claude Opus 4.1"]],
  ["claude opus 4.6", ["Opus-4.6", "claude-opus-4-6", "claude-opus-4.6"]],
  ["claude opus 4 thinking", ["claude-opus-4-thinking", "Claude Opus 4 (thinking)"]],
  ["claude opus 3", ["Claude Opus 3", "claude-3-opus-20240229", "anthropic/claude-3-opus", "claude-opus-3"]],
  ["claude sonnet 4", ["Claude Sonnet 4", "claude sonnet 4", "anthropic/claude-sonnet-4-20250514"]],
  ["claude sonnet 4.5", ["anthropic/claude-sonnet-4-5", "claude-sonnet-4-5-20250929"]],
  ["claude sonnet 3.7", ["Claude Sonnet 3.7", "claude-3-7-sonnet-20250219", "claude-3-7-sonnet-latest"]],
  ["claude sonnet 3.6", ["Claude Sonnet 3.6", "anthropic/claude-3-5-sonnet-20241022"]],
  ["claude sonnet 3.5", ["Claude Sonnet 3.5", "claude-3-5-sonnet-20240620", "Claude 3.5 Sonnet"]],
  ["claude sonnet 3.5 latest", ["claude-3-5-sonnet-latest"]],
  ["claude haiku 3.5", ["Claude Haiku 3.5", "claude-3-5-haiku-20241022"]],
  ["deepseek r1", ["DeepSeek-R1", "deepseek-ai/DeepSeek-R1", "deepseek/deepseek-r1:free"]],
  ["deepseek r1 0528", ["deepseek/deepseek-r1-0528"]],
  ["deepseek v3", ["deepseek v3"]],
  ["gpt 4", ["gpt-4", "openai/gpt-4"]],
  ["gpt 4 0613", ["gpt-4-0613"]],
  ["gpt 4.1", ["GPT-4.1", "openai/gpt-4.1", "gpt-4.1-2025-04-14"]],
  ["gpt 4.1 mini", ["GPT-4.1-mini", "gpt-4.1-mini-2025-04-14"]],
  ["gpt 4.5", ["GPT-4.5"]],
  ["gpt 4.5 preview", ["gpt-4.5-preview-2025-02-27"]],
  ["gpt 4o", ["GPT-4o", "openai/gpt-4o", "gpt-4o-2024-11-20"]],
  ["gpt 4o mini", ["openai/gpt-4o-mini"]],
  ["gpt 5", ["openai/gpt-5", "gpt5", "gpt-5-2025-08-07"]],
  ["gpt 5 mini", ["openai/gpt-5-mini"]],
  ["gpt 5 nano", ["openai/gpt-5-nano"]],
  ["gpt 5.1", ["GPT-5.1"]],
  ["gpt 5.4", ["openai/gpt-5.4"]],
  ["o3", ["o3", "openai/o3-2025-04-16", "OpenAI o3"]],
  ["o4 mini", ["o4-mini", "openai/o4-mini"]],
  ["gemini 2.5 flash", ["Gemini 2.5 Flash", "gemini 2.5 flash", "google/gemini-2.5-flash"]],
  ["gemini 2.5 pro", ["Gemini 2.5 Pro", "Gemini-2.5-Pro", "google/gemini-2-5-pro"]],
  ["gemini 2.5 pro preview 05 06", ["gemini-2.5-pro-preview-05-06"]],
  ["gemini 2.5 pro preview 06 05", ["gemini-2.5-pro-preview-06-05"]],
  ["gemma 3", ["ollama/gemma3"]],
  ["grok 3 beta", ["Grok 3 Beta", "x-ai/grok-3-beta"]],
  ["grok 3", ["Grok-3", "xai/grok-3"]],
  ["grok 4 0709", ["grok-4-0709"]],
  ["llama 3.1", ["ollama/llama3.1"]],
  [
    "llama 3.1 8b instruct",
    ["meta-llama/Meta-Llama-3.1-8B-Instruct", "meta-llama/llama-3.1-8b-instruct:free"],
  ],
  ["llama 3.3 70b", ["Llama-3.3-70B"]],
  ["llama 3.3 70b instruct", ["meta-llama/Llama-3.3-70B-Instruct"]],
  ["llama 4 maverick", ["Llama 4 Maverick", "meta-llama/llama-4-maverick"]],
  ["qwen 3 235b", ["Qwen3-235B"]],
  ["qwen 3 235b a22b", ["qwen/qwen3-235b-a22b"]],
  ["qwen 3 235b a22b instruct 2507", ["qwen3 235B A22B Instruct 2507"]],
  ["qwen 3 next 80b a3b thinking", ["qwen/qwen3-next-80b-a3b-thinking"]],
  ["qwen 3.6 35b a3b", ["qwen/qwen3.6-35b-a3b"]],
  ["glm 4.5", ["GLM-4.5"]],
  ["glm 4.5 air", ["GLM-4.5-Air"]],
  ["glm 4.7 flash", ["z-ai/glm-4.7-flash"]],
  ["glm 5", ["GLM-5"]],
  ["glm 5.1", ["GLM-5.1"]],
  ["kimi k2", ["Kimi-K2", "moonshotai/kimi-k2"]],
  ["kimi k2 0905", ["moonshotai/kimi-k2-0905"]],
  ["mistral medium 3", ["mistral medium 3"]],
  ["fixture claude a", ["fixture-claude-a"]],
  ["fixture gpt c", ["fixture-gpt-c"]],
  ["llama b", ["fixture-org/llama-b:free"]],
  ["fixture alpha", ["mockllm/fixture-alpha"]],
  ["aster 1", ["fictional/aster-1"]],
  ["model", ["mockllm/model"]],
  ["hardcoded", ["hardcoded/hardcoded"]],
  ["base", ["base"]],
  ["coop ablate", ["coop_ablate"]],
  ["...", ["..."]],
]

describe("modelKey", () => {
  test.each(spellings)("%s", (key, names) => {
    expect(Object.fromEntries(names.map((name) => [name, modelKey(name)]))).toEqual(
      Object.fromEntries(names.map((name) => [name, key])),
    )
  })

  test("no two models of the table share a key", () => {
    const keys = spellings.map(([key]) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe("sameModel", () => {
  test("a snapshot is its model, but not another snapshot", () => {
    expect(sameModel("gpt-4o-2024-05-13", "GPT-4o")).toBe(true)
    expect(sameModel("gpt-4o-2024-05-13", "openai/gpt-4o-2024-05-13")).toBe(true)
    expect(sameModel("gpt-4o-2024-05-13", "gpt-4o-2024-11-20")).toBe(false)
  })
})

describe("matchModels", () => {
  test("takes the name with the same date first, and none where several snapshots could be meant", () => {
    const snapshots = ["gpt-4o-2024-05-13", "gpt-4o-2024-11-20"]
    expect(matchModels(["gpt-4o"], snapshots)).toEqual([])
    expect(matchModels(["gpt-4o"], [...snapshots, "GPT-4o"])).toEqual([
      { ours: "gpt-4o", theirs: ["GPT-4o"] },
    ])
    expect(matchModels(["gpt-4o-2024-05-13"], snapshots)).toEqual([
      { ours: "gpt-4o-2024-05-13", theirs: ["gpt-4o-2024-05-13"] },
    ])
  })
})

const reference = resolve(process.cwd(), "../shared/reference/lynch2025.csv")
const awareness = resolve(process.cwd(), "../shared/data/eval-awareness/per_scenario_stats.csv")
const names = (file: string) => [
  ...new Set(
    readFileSync(file, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[0] ?? ""),
  ),
]

describe.skipIf(!existsSync(reference))("names in ../shared (skipped without it)", () => {
  test("each of a publication's own names is a model of its own", () => {
    for (const file of [reference, awareness]) {
      expect(new Set(names(file).map(modelKey)).size).toBe(names(file).length)
    }
  })

  test("the two publications share four models, and no others are taken for one", () => {
    expect(matchModels(names(awareness), names(reference))).toEqual([
      { ours: "DeepSeek-R1", theirs: ["DeepSeek-R1"] },
      { ours: "GPT-4.1", theirs: ["GPT-4.1"] },
      { ours: "Gemini-2.5-Pro", theirs: ["Gemini 2.5 Pro"] },
      { ours: "Opus-4", theirs: ["Claude Opus 4"] },
    ])
  })
})

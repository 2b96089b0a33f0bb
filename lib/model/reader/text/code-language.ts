// The names are those of highlight.js, whose grammars colour the code.

const BY_ENDING: Record<string, string> = {
  ...{
    py: "python",
    js: "javascript",
    mjs: "javascript",
    jsx: "javascript",
    ts: "typescript",
    tsx: "typescript",
  },
  ...{ sh: "bash", bash: "bash", zsh: "bash", rb: "ruby", rs: "rust", go: "go", java: "java", kt: "kotlin" },
  ...{
    c: "c",
    h: "c",
    cpp: "cpp",
    cc: "cpp",
    hpp: "cpp",
    cs: "csharp",
    php: "php",
    swift: "swift",
    lua: "lua",
  },
  ...{ sql: "sql", html: "xml", xml: "xml", svg: "xml", css: "css", scss: "scss", json: "json", yml: "yaml" },
  ...{
    yaml: "yaml",
    toml: "ini",
    ini: "ini",
    cfg: "ini",
    md: "markdown",
    diff: "diff",
    patch: "diff",
    r: "r",
  },
  ...{ pl: "perl", makefile: "makefile" },
}

const BY_KEY: Record<string, string> = {
  ...{ cmd: "bash", command: "bash", commands: "bash", bash: "bash", shell: "bash", script: "bash" },
  ...{
    python: "python",
    patch: "diff",
    diff: "diff",
    sql: "sql",
    javascript: "javascript",
    js: "javascript",
  },
}

const BY_TOOL: [RegExp, string][] = [
  [/python|jupyter|ipython|notebook/i, "python"],
  [/bash|shell|terminal|exec|command|ssh/i, "bash"],
  [/apply_patch|diff/i, "diff"],
  [/sql/i, "sql"],
  [/javascript|node/i, "javascript"],
]

const CODE_KEYS = new Set(["code", "source", "program", "cell"])
const CONTENT_KEYS = new Set([
  "content",
  "contents",
  "file_text",
  "new_str",
  "old_str",
  "text",
  "new_string",
  "old_string",
])

type Given = { key: string; value: string }

/**
 * The language of one of a call's arguments, by its key, the tool's name and the ending of a path beside it; null
 * where it is not code as far as anyone can tell.
 */
export function languageOf(tool: string, { key, value }: Given, all: Given[] = []): string | null {
  const name = key.toLowerCase()
  const byTool = BY_TOOL.find(([pattern]) => pattern.test(tool))?.[1] ?? null
  const byKey = BY_KEY[name]
  if (byKey) return byKey === "bash" && byTool === "python" ? "python" : byKey
  if (CODE_KEYS.has(name)) return byTool ?? languageOfPath(all) ?? (looksLikeShell(value) ? "bash" : "python")
  if (CONTENT_KEYS.has(name)) return languageOfPath(all)
  return byTool !== null && value.includes("\n") ? byTool : null
}

/** The language that a code fence names; null where no grammar has that name. */
export function languageNamed(name: string): string {
  return BY_ENDING[name] ?? name
}

function languageOfPath(all: Given[]): string | null {
  const path = all.find(({ key }) => /path|file(name)?$/i.test(key))?.value ?? ""
  const ending = /(?:^|[./\\])(\w+)$/.exec(path)?.[1]?.toLowerCase()
  return ending === undefined ? null : (BY_ENDING[ending] ?? null)
}

function looksLikeShell(value: string): boolean {
  return /^\s*(?:#!.*sh\b|\$ |(?:cd|ls|cat|grep|echo|curl|sudo|git|npm|pip|mkdir|rm) )/.test(value)
}

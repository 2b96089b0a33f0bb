/** A log to generate: so many samples of so many messages, of so many characters each on average. */
export type LogKind = {
  name: string
  /** Tells the markers of one log from those of another. */
  letter: string
  samples: number
  messages: number
  mean: number
  /** How many messages before it a model event refers to. */
  window: number
}

const small: LogKind = { name: "small", letter: "s", samples: 1, messages: 20, mean: 4100, window: 100 }
const long: LogKind = { name: "large", letter: "l", samples: 1, messages: 5000, mean: 4100, window: 100 }
const many: LogKind = { name: "many", letter: "m", samples: 1000, messages: 20, mean: 1000, window: 100 }
/** Every model event refers to the whole conversation before it, as an agent without compaction does. */
const whole: LogKind = { ...long, name: "full_context", letter: "f", window: Number.POSITIVE_INFINITY }
const huge: LogKind = { ...long, name: "huge", letter: "h", messages: 100_001, mean: 400 }

/** What is generated and opened; with `--large` also the strange ones. */
export function logKinds(large: boolean): LogKind[] {
  return large ? [small, long, many, whole, huge] : [small, long, many]
}

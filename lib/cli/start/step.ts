/** Runs one step of several and prints its line: what came of it (`say`), whether it is good, how long it took. */
export async function step<T>(
  name: string,
  work: () => Promise<T>,
  say: (result: T) => string,
  isGood: (result: T) => boolean = () => true,
): Promise<T> {
  const began = performance.now()
  const live = process.stderr.isTTY
  if (live) process.stderr.write(`  ${name} …`)
  try {
    const result = await work()
    print(live, `${isGood(result) ? "✓" : "✗"} ${name.padEnd(12)}${say(result).padEnd(48)}${seconds(began)}`)
    return result
  } catch (error) {
    print(live, `✗ ${name.padEnd(12)}${"failed".padEnd(48)}${seconds(began)}`)
    throw error
  }
}

function print(live: boolean, line: string) {
  process.stderr.write(live ? `\r\u001b[K${line}\n` : `${line}\n`)
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8)
}

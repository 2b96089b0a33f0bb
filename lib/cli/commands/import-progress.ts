import { SingleBar } from "cli-progress"

export type ImportProgress = {
  begin(file: string): void
  transcripts(stored: number): void
  end(): void
}

/** On a terminal one bar over the sources; elsewhere one plain line for each, on stderr. */
export function importProgress(sources: number): ImportProgress {
  return process.stderr.isTTY ? bar(sources) : lines(sources)
}

function bar(sources: number): ImportProgress {
  const format = "{bar} {value}/{total} files · {stored} transcripts · {file}"
  const line = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true })
  let stored = 0
  let begun = 0
  line.start(sources, 0, { stored, file: "" })
  return {
    begin: (file) => line.update(begun++, { file }),
    transcripts: (count) => {
      stored += count
      line.update({ stored })
    },
    end: () => {
      line.update(sources)
      line.stop()
    },
  }
}

const EVERY = 10_000

function lines(sources: number): ImportProgress {
  let begun = 0
  let stored = 0
  return {
    begin: (file) => {
      begun++
      console.error(`[${begun}/${sources}] ${file}`)
    },
    transcripts: (count) => {
      if (Math.floor(stored / EVERY) < Math.floor((stored + count) / EVERY))
        console.error(`  ${stored + count} transcripts`)
      stored += count
    },
    end: () => {},
  }
}

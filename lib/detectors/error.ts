/** A definition that cannot be read: what is wrong and where. Lines and columns count from 1, offsets from 0. */
export class DetectorError extends Error {
  override name = "DetectorError"
  readonly line: number
  readonly column: number

  /** `offset` and `column` count UTF-16 code units; `problem` is the message without its place. */
  constructor(
    readonly problem: string,
    text: string,
    readonly offset: number,
  ) {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/)
    const line = before.length
    const column = (before.at(-1) ?? "").length + 1
    super(`line ${line}, column ${column}: ${problem}`)
    this.line = line
    this.column = column
  }
}

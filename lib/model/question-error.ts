/** The question cannot be asked of this study: an unknown key, level or study. The message says what can. */
export class QuestionError extends Error {
  override name = "QuestionError"
}

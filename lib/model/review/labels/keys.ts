/** The keys of a question's levels, in their order: those that the reader and the form have no other use for. */
export const LEVEL_KEYS = [..."123456789", ..."fgilqty"]

/** The keys of the labelling form besides those of levels, with what they do. */
export const LABEL_KEYS: [keys: string, words: string][] = [
  ["1…9", "choose a level; then f g i l q t y"],
  ["0", "none of these"],
  [". ,", "next and previous question"],
  ["e", "attach the selected words as evidence"],
  ["v V", "select the next, previous sentence"],
  [">", "select one sentence more"],
  ["x", "take the last evidence away"],
  ["u", "unsure"],
  ["w", "write the reason, a number or a text; Esc goes back"],
  ["d", "show what the levels mean"],
  ["z Z", "undo, redo"],
  ["s", "skip, with a reason"],
  ["Enter", "submit, and go on to the next"],
]

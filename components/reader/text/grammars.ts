import { common, createLowlight } from "lowlight"

/** Grammars of the common languages; only ever imported when first needed. */
export const grammars = createLowlight(common)

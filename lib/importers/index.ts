import { agenticMisalignment } from "./agentic-misalignment"
import type { Importer } from "./contract"
import { exhibit } from "./exhibit"
import { inspect } from "./inspect"
import { petri } from "./petri"

/** Every format that is recognised by its content; the first that recognises a source reads it. */
export const importers: Importer[] = [inspect, agenticMisalignment, exhibit, petri]

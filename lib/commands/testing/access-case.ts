import type { Person, Role, Viewer } from "@/lib/model/people/viewer"
import type { Study } from "@/lib/model/study"

/** What a command finds in the study that it is run in: something of everything, none of it the viewer's own. */
export type Scene = { slug: string; transcript: string; judgement: string; other: Person }

/**
 * A command as a page calls it. `needs`: the least role; "account" is any reader who has signed in, "exhibit" who owns
 * this Exhibit, whatever the study. `prepare` makes what `act` then acts on, and says its id.
 */
export type AccessCase = {
  needs: Role | "account" | "exhibit"
  prepare?(scene: Scene, who: Viewer): Promise<string>
  act(who: Viewer, study: Study, scene: Scene, prepared: string): Promise<unknown>
  /** Changes only how far somebody's own work is, which the audit log does not note. */
  unnoted?: true
}

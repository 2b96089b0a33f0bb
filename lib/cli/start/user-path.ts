import path from "node:path"

/** A path as the user wrote it: npm and the package's bin run commands from the project's root. */
export function userPath(given: string): string {
  return path.resolve(process.env.INIT_CWD ?? process.cwd(), given)
}

/** When the server starts, detectors go on with what they have not judged yet, while pages are served. */
export async function register() {
  const building = process.env.NEXT_PHASE === "phase-production-build"
  if (process.env.NEXT_RUNTIME !== "nodejs" || building || !process.env.DATABASE_URL) return
  const { runDetectorsInBackground } = await import("@/lib/commands/codebook/detectors/run")
  void runDetectorsInBackground()
}

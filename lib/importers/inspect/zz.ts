import { eventsOf, sourceOf, fixtures } from "./read-fixture"
for (const n of ["contents.json", "agentic-misalignment.json"]) { const s = sourceOf(fixtures + "/" + n); console.log(JSON.stringify(await eventsOf(s), null, 1)) }

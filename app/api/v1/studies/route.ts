import { connection } from "next/server"
import { answer } from "@/app/api/answer"
import { viewer } from "@/app/viewer"
import { listStudies } from "@/lib/queries/studies/find"

/** Every study with its size and its headline rate. */
export async function GET(): Promise<Response> {
  await connection()
  return answer(async () => Response.json({ studies: await listStudies(await viewer()) }))
}

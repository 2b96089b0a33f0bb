import type { Route } from "next"
import { route } from "@/lib/urls/route"

export const studiesUrl = (): Route => route("/")

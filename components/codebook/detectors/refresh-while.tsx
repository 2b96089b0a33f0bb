"use client"

import { useRouter } from "next/navigation"
import { useEffect } from "react"

const EVERY = 2000

/** Asks for the page anew, as long as it is there: while something on it goes on. */
export function RefreshWhile() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [router])
  return null
}

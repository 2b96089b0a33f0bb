"use client"

import { useEffect } from "react"

/** While a verdict is pointed at or focused its evidence is lit, and while evidence is, its verdict. Draws nothing. */
export function VerdictsLight() {
  useEffect(() => {
    let lit: Element[] = []
    const light = ({ target }: Event) => {
      const next = target instanceof Element ? counterparts(target) : []
      if (next.length === lit.length && next.every((element, i) => element === lit[i])) return
      for (const element of lit) element.removeAttribute("data-lit")
      for (const element of next) element.setAttribute("data-lit", "")
      lit = next
    }
    document.addEventListener("pointerover", light)
    document.addEventListener("focusin", light)
    return () => {
      document.removeEventListener("pointerover", light)
      document.removeEventListener("focusin", light)
      for (const element of lit) element.removeAttribute("data-lit")
    }
  }, [])
  return null
}

function counterparts(target: Element): Element[] {
  const verdict = target.closest("[data-lights]")?.getAttribute("data-lights")
  if (verdict) return [...document.querySelectorAll(`mark[data-source~="${CSS.escape(verdict)}"]`)]
  const sources = target.closest("mark[data-source]")?.getAttribute("data-source") ?? ""
  return sources.split(" ").flatMap((source) => {
    const element = source === "" ? null : document.getElementById(source)
    return element ? [element] : []
  })
}

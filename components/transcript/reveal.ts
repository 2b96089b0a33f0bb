/** Brings the element of this id into sight, opening every fold around it and the fold that it is or heads. */
export function reveal(id: string) {
  document.querySelector("[data-here]")?.removeAttribute("data-here")
  const target = id === "" ? null : document.getElementById(id)
  if (!target) return
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true
  if (target.hasAttribute("data-row")) {
    const own = target.querySelector<HTMLDetailsElement>("details[data-fold]")
    const isPrompt = own?.parentElement?.parentElement === target
    if (own && isPrompt) own.open = true
  }
  target.setAttribute("data-here", "")
  target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" })
  if (target.tabIndex === -1 && target.hasAttribute("tabindex")) target.focus({ preventScroll: true })
}

/** Brings the element of this id into sight, opening every fold around it and the fold that it is or heads. */
export function reveal(id: string) {
  document.querySelector("[data-here]")?.removeAttribute("data-here")
  const target = id === "" ? null : document.getElementById(id)
  if (!target) return
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true
  openFold(target)
  target.setAttribute("data-here", "")
  target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" })
  if (target.tabIndex === -1 && target.hasAttribute("tabindex")) target.focus({ preventScroll: true })
}

/** Opens the fold that a message is as a whole; folds within its text stay as they are. */
export function openFold(row: HTMLElement) {
  const fold = row.matches("[data-row]") ? row.querySelector<HTMLDetailsElement>("details[data-fold]") : null
  if (fold?.parentElement?.parentElement === row) fold.open = true
}

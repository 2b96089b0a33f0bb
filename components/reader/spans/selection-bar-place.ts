import { type RefObject, useLayoutEffect } from "react"

const GAP = 8

/** Keeps a bar beside a range of the page, never on it: below, else above, else at the window's foot. */
export function useBeside(bar: RefObject<HTMLElement | null>, range: Range | null): void {
  useLayoutEffect(() => {
    const element = bar.current
    if (!element || !range) return
    let frame = 0
    const put = () => {
      frame = 0
      const words = range.getBoundingClientRect()
      const { offsetWidth: width, offsetHeight: height } = element
      const { clientWidth, clientHeight } = document.documentElement
      const below = words.bottom + GAP
      const above = words.top - GAP - height
      const foot = clientHeight - height - GAP
      const out = words.bottom < 0 || words.top > clientHeight
      const top = below >= 0 && below <= foot ? below : above >= 0 && above <= foot ? above : foot
      element.style.top = `${top}px`
      element.style.left = `${Math.max(GAP, Math.min(words.left, clientWidth - width - GAP))}px`
      element.style.visibility = out ? "hidden" : "visible"
    }
    const later = () => {
      if (frame === 0) frame = requestAnimationFrame(put)
    }
    put()
    const observer = new ResizeObserver(later)
    observer.observe(element)
    window.addEventListener("scroll", later, { passive: true, capture: true })
    window.addEventListener("resize", later)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      window.removeEventListener("scroll", later, { capture: true })
      window.removeEventListener("resize", later)
    }
  }, [bar, range])
}

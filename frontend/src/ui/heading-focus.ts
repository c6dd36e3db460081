let isAsked = false

/** After a navigation the next page heading that appears takes the focus, so that it is read out. */
export function askForHeadingFocus(): void {
  isAsked = true
}

/** Focuses the heading if a navigation asked for it. */
export function focusHeading(heading: HTMLElement): void {
  if (!isAsked) return
  isAsked = false
  heading.focus({ preventScroll: true })
}

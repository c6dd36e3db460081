import { expect, it, vi } from 'vitest'
import { askForHeadingFocus, focusHeading } from './heading-focus'

it('focuses the first heading after a navigation, and no other', () => {
  const heading = { focus: vi.fn<() => void>() } as unknown as HTMLElement
  focusHeading(heading)
  expect(heading.focus).not.toHaveBeenCalled()
  askForHeadingFocus()
  focusHeading(heading)
  focusHeading(heading)
  expect(heading.focus).toHaveBeenCalledTimes(1)
})

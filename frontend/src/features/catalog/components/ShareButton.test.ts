// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { i18n, showLanguage } from '@/i18n/i18n'
import ShareButton from './ShareButton.vue'

async function openWith(browser: Partial<Navigator>) {
  vi.stubGlobal('navigator', browser)
  const page = mount(ShareButton, { props: { title: 'Jazz' }, global: { plugins: [i18n] } })
  return {
    message: () => page.get('[role=status]').text(),
    press: async () => {
      await page.get('button').trigger('click')
      await flushPromises()
    },
    wait: async (seconds: number) => {
      await vi.advanceTimersByTimeAsync(seconds * 1_000)
    },
  }
}

const clipboardThat = (writeText: Clipboard['writeText']) =>
  ({ clipboard: { writeText } }) as Partial<Navigator>
const refusal = async (): Promise<void> => {
  throw new DOMException('no', 'NotAllowedError')
}

beforeEach(async () => {
  await showLanguage('en')
  vi.useFakeTimers()
  window.location.href = 'http://localhost/events/jazz?code=VIP'
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('copies the address without its code, and says so for four seconds after each press', async () => {
  const copied: string[] = []
  const { message, press, wait } = await openWith(
    clipboardThat(async (text) => void copied.push(text)),
  )
  await press()
  expect(copied).toEqual(['http://localhost/events/jazz'])
  expect(message()).toBe('Link copied')
  await wait(3)
  await press()
  await wait(3)
  expect(message()).toBe('Link copied')
  await wait(2)
  expect(message()).toBe('')
})

it('shows the address where it may be neither shared nor copied', async () => {
  const share = await openWith({ share: refusal })
  await share.press()
  expect(share.message()).toBe('http://localhost/events/jazz')
  const copy = await openWith(clipboardThat(refusal))
  await copy.press()
  expect(copy.message()).toBe('http://localhost/events/jazz')
})

it('says nothing to those who change their mind', async () => {
  const { message, press } = await openWith({
    share: async () => {
      throw new DOMException('closed', 'AbortError')
    },
  })
  await press()
  expect(message()).toBe('')
})

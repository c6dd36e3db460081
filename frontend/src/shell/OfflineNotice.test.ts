// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { expect, it, vi } from 'vitest'
import { i18n, showLanguage } from '@/i18n/i18n'
import OfflineNotice from './OfflineNotice.vue'

async function network(isThere: boolean): Promise<void> {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(isThere)
  window.dispatchEvent(new Event(isThere ? 'online' : 'offline'))
  await nextTick()
}

it('says when the network is gone, also of a page that was opened without one', async () => {
  await showLanguage('en')
  await network(false)
  const notice = mount(OfflineNotice, { global: { plugins: [i18n] } })
  const status = notice.get('[role=status]')
  expect(status.text()).toMatch(/^You are offline/)
  await network(true)
  expect(status.text()).toBe('')
  await network(false)
  expect(status.text()).toMatch(/^You are offline/)
})

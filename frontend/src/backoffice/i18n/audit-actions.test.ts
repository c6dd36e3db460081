// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import auditActions from '@/api/audit-actions.json'
import { actions } from '@/backoffice/features/audit/actions'
import { i18n, pageWith, showLanguage } from './i18n'

const keyOf = (action: string): string =>
  `${actions.some((shown) => shown === action) ? 'audit' : 'history'}.action.${action}`

it.each(['fr', 'en'] as const)('has words for whatever the log may say: %s', async (language) => {
  await showLanguage(language)
  await pageWith(() => Promise.resolve(), 'account', 'audit')()
  const keys = auditActions.map(keyOf)
  expect(keys).toContain('history.action.session.opened')
  expect(keys.filter((key) => !i18n.global.te(key))).toEqual([])
})

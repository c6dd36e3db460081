// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import rightsOfRoles from '@/api/rights.json'
import type { Role } from '@/backoffice/api/types'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import RightsList, { rightsOf } from './RightsList.vue'

const ROLES: Role[] = ['owner', 'manager', 'sales', 'accountant', 'gate']

it.each(ROLES)('tells of every right whether one can or cannot: %s', (role) => {
  const { can, cannot } = rightsOf(role)
  const told = [...can, ...cannot, 'leave'].toSorted()
  expect(told).toEqual(Object.keys(rightsOfRoles).toSorted())
})

it.each(['fr', 'en'] as const)('has words for every right and role: %s', async (language) => {
  await showLanguage(language)
  const { te } = i18n.global
  const keys = [
    ...Object.keys(rightsOfRoles).map((right) => `may.${right}`),
    ...ROLES.flatMap((role) => [`role.${role}`, `role.${role}Text`]),
  ]
  expect(keys.filter((key) => !te(key))).toEqual([])
})

it('says them in two lists, and none that would be empty', async () => {
  await showLanguage('en')
  const titles = (role: Role): string[] =>
    mount(RightsList, { props: { role }, global: { plugins: [i18n] } })
      .findAll('h3')
      .map((title) => title.text())
  expect(titles('manager')).toEqual(['Can', 'Cannot'])
  expect(titles('owner')).toEqual(['Can'])
})

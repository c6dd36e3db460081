// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { i18n, showLanguage } from '@/backoffice/i18n/i18n'
import UiTable from './UiTable.vue'
import type { TableColumn } from './table-features'

interface Person {
  id: string
  name: string
  joined: string
}

const PEOPLE: Person[] = [
  { id: '1', name: 'Zoé', joined: '2026-02-01T10:00:00Z' },
  { id: '2', name: 'Ada', joined: '2026-03-01T10:00:00Z' },
  { id: '3', name: 'Élie', joined: '2026-01-01T10:00:00Z' },
]
const COLUMNS: TableColumn<Person>[] = [
  { id: 'name', label: 'Name', value: ({ name }) => name, sort: 'text' },
  { id: 'joined', label: 'Since', value: ({ joined }) => new Date(joined), sort: 'datetime' },
  { id: 'note', label: 'Note' },
]

function open(rows = PEOPLE) {
  return mount(UiTable<Person>, {
    props: { caption: 'People', columns: COLUMNS, rows, rowKey: (row: Person) => row.id },
    slots: {
      'cell-joined': ({ row }: { row: Person }) => row.joined.slice(0, 10),
      'cell-note': () => 'a note',
      actions: ({ row }: { row: Person }) => `Actions: ${row.name}`,
    },
    global: { plugins: [i18n] },
  })
}
const names = (table: ReturnType<typeof open>): string[] =>
  table.findAll('tbody th').map((head) => head.text())

enableAutoUnmount(afterEach)
beforeEach(() => showLanguage('en'))

it('has a caption, and says what rows and columns are about', () => {
  const table = open()
  expect(table.get('caption').text()).toBe('People')
  expect(table.findAll('thead th').map((head) => head.attributes('scope'))).toEqual(
    Array.from({ length: 4 }, () => 'col'),
  )
  expect(table.findAll('tbody th').every((head) => head.attributes('scope') === 'row')).toBe(true)
  expect(table.text()).toContain('Actions: Ada')
})

it('keeps its roles where rows are cards', () => {
  const table = open()
  const roles = (selector: string) =>
    new Set(table.findAll(selector).map((element) => element.attributes('role')))
  expect(roles('table')).toEqual(new Set(['table']))
  expect(roles('thead, tbody')).toEqual(new Set(['rowgroup']))
  expect(roles('tr')).toEqual(new Set(['row']))
  expect(roles('thead th')).toEqual(new Set(['columnheader']))
  expect(roles('tbody th')).toEqual(new Set(['rowheader']))
  expect(roles('tbody td')).toEqual(new Set(['cell']))
})

it('is sorted by a press on a head, and says how', async () => {
  const table = open()
  expect(names(table)).toEqual(['Zoé', 'Ada', 'Élie'])
  const [name, joined, note] = table.findAll('thead th')
  expect(note?.find('button').exists()).toBe(false)
  await name?.get('button').trigger('click')
  expect(names(table)).toEqual(['Ada', 'Élie', 'Zoé'])
  expect(name?.attributes('aria-sort')).toBe('ascending')
  await name?.get('button').trigger('click')
  expect(names(table)).toEqual(['Zoé', 'Élie', 'Ada'])
  expect(name?.attributes('aria-sort')).toBe('descending')
  await joined?.get('button').trigger('click')
  expect(name?.attributes('aria-sort')).toBeUndefined()
})

it('follows its rows', async () => {
  const table = open()
  await table.setProps({ rows: PEOPLE.slice(1) })
  await nextTick()
  expect(names(table)).toEqual(['Ada', 'Élie'])
})

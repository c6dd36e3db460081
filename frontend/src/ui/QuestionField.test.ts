// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, expect, it, vi } from 'vitest'
import type { Question } from '@/api/types'
import { i18n, showLanguage } from '@/i18n/i18n'
import QuestionField from './QuestionField.vue'

beforeAll(() => showLanguage('fr'))

function fieldOf(changes: Partial<Question>) {
  const question: Question = {
    id: 'q',
    scope: 'order',
    kind: 'text',
    label: { fr: 'Votre réponse' },
    help: {},
    required: true,
    options: null,
    maximum_length: null,
    minimum: null,
    maximum: null,
    when: null,
    product_ids: null,
    ...changes,
  }
  return mount(QuestionField, {
    props: { question, fieldId: 'field-q', modelValue: undefined },
    global: { plugins: [i18n] },
  })
}

it('asks for addresses and telephone numbers with the keyboard for them, and with what the browser knows', () => {
  const email = fieldOf({ kind: 'email' }).get('input').attributes()
  expect(email).toMatchObject({ inputmode: 'email', autocomplete: 'email', id: 'field-q' })
  const telephone = fieldOf({ kind: 'telephone' }).get('input').attributes()
  expect(telephone).toMatchObject({ type: 'tel', inputmode: 'tel', autocomplete: 'tel' })
})

it('tells browsers nothing of the buyer for somebody else', async () => {
  for (const kind of ['email', 'telephone'] as const)
    expect(fieldOf({ kind, scope: 'attendee' }).get('input').attributes('autocomplete')).toBe('off')
  const country = await countryOf({ scope: 'attendee' })
  expect(country.get('select').attributes('autocomplete')).toBe('off')
})

/** The names of countries come in a file of their own. */
async function countryOf(changes: Partial<Question> = {}) {
  const field = fieldOf({ kind: 'country', ...changes })
  await vi.dynamicImportSettled()
  await flushPromises()
  return field
}

it('offers countries by their names in the language of the page, in its order', async () => {
  const field = await countryOf()
  const names = field.findAll('option').map((option) => option.text())
  expect(names).toHaveLength(250)
  expect(names.slice(0, 2)).toEqual(['Choisir…', 'Afghanistan'])
  expect(names.indexOf('Égypte')).toBeLessThan(names.indexOf('Équateur'))
  expect(names.indexOf('Équateur')).toBeLessThan(names.indexOf('France'))
  await field.get('select').setValue('FR')
  expect(field.emitted('update:modelValue')).toEqual([['FR']])
  await field.get('select').setValue('')
  expect(field.emitted('update:modelValue')?.at(-1)).toEqual([undefined])
})

// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OrganizerSettings } from '@/backoffice/api/types'
import { hasUnsaved } from '@/backoffice/form/unsaved'
import {
  bodiesOf,
  closeOffice,
  findByName,
  member,
  openOffice,
  press,
  queryClient,
  refusal,
  refuseOnce,
  sent,
  settle,
  somebody,
  submit,
  textOfPage,
  toastText,
  type,
} from '@/backoffice/test-office'

const ME = somebody(member('parvis'))
const CALL = '/organizers/id-of-parvis'

let saved: OrganizerSettings

const open = (me = ME, page = 'settings') =>
  openOffice(`/o/parvis/${page}`, me, {
    [`GET ${CALL}`]: () => saved,
    [`PATCH ${CALL}`]: ({ body, seen }) => {
      if (seen !== `"${saved.version}"`) return refusal(412, 'changed-meanwhile')
      saved = { ...saved, ...(body as Partial<OrganizerSettings>), version: saved.version + 1 }
      return saved
    },
    [`PUT ${CALL}/bank-account`]: () => {
      saved = { ...saved, has_bank_account: true, version: saved.version + 1 }
      return null
    },
    'POST /session/step-up': { stepped_up_until: '2026-11-30T12:10:00Z' },
  })

const inputOf = (label: string): HTMLInputElement => {
  const { htmlFor } = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent?.replace('(optional)', '').trim() === label,
  ) as HTMLLabelElement
  return document.getElementById(htmlFor) as HTMLInputElement
}
const messageAt = (label: string): string => {
  const described = inputOf(label).getAttribute('aria-describedby') ?? ''
  const id = described.split(' ').find((one) => one.endsWith('-error'))
  return (id && document.getElementById(id)?.textContent) || ''
}
const seenBy = (name: string) => sent.filter((one) => one.name === name).map(({ seen }) => seen)
const typeAt = (label: string, text: string) =>
  type(inputOf(label).labels?.[0]?.textContent?.trim() ?? '', text)

beforeEach(() => {
  saved = {
    id: 'id-of-parvis',
    slug: 'parvis',
    version: 4,
    name: 'The parvis',
    email: 'bonjour@parvis.example',
    locale: 'fr',
    legal_name: 'Parvis SCIC',
    address: '1 rue A\n35000 Rennes',
    registration_number: null,
    vat_number: null,
    licence_numbers: ['L-1', 'L-2'],
    terms: { fr: 'Les conditions' },
    privacy: null,
    currency: 'EUR',
    retention_months: 36,
    has_bank_account: false,
  }
})
afterEach(closeOffice)

it('sends what was changed and nothing else, with the version that was read', async () => {
  await open()
  expect(inputOf('Address').value).toBe('1 rue A\n35000 Rennes')
  await typeAt('VAT number', 'FR123')
  await typeAt('Licence numbers', 'L-1\nL-3\n')
  await typeAt('Terms of sale in English', 'The terms')
  await submit()
  expect(bodiesOf(`PATCH ${CALL}`)).toEqual([
    {
      vat_number: 'FR123',
      licence_numbers: ['L-1', 'L-3'],
      terms: { fr: 'Les conditions', en: 'The terms' },
    },
  ])
  expect(toastText()).toBe('Saved.')
  expect(hasUnsaved()).toBe(false)
  await typeAt('VAT number', 'FR124')
  await submit()
  expect(bodiesOf(`PATCH ${CALL}`)[1]).toEqual({ vat_number: 'FR124' })
  expect(seenBy(`PATCH ${CALL}`)).toEqual(['"4"', '"5"'])
})

it('sends the currency and how long data are kept, as a number', async () => {
  await open()
  expect(inputOf('Currency of new events').value).toBe('EUR')
  await typeAt('Currency of new events', 'CHF')
  await typeAt('Months to keep buyers’ data', '121')
  await submit()
  expect(messageAt('Months to keep buyers’ data')).toBe('A whole number from 1 to 120.')
  await typeAt('Months to keep buyers’ data', '12')
  await submit()
  expect(bodiesOf(`PATCH ${CALL}`)).toEqual([{ currency: 'CHF', retention_months: 12 }])
})

it('tells a refused licence number at its line', async () => {
  await open()
  await typeAt('Licence numbers', 'L-1\n\u{7}')
  refuseOnce(`PATCH ${CALL}`, 422, 'invalid-field', {
    errors: [{ pointer: '#/licence_numbers/1', detail: 'a line' }],
  })
  await submit()
  expect(messageAt('Licence numbers')).toMatch(/^Line 2 was not accepted/)
})

it('tells a refused text in one language at that one', async () => {
  await open()
  await typeAt('Privacy notice in French', 'x\u{7}')
  refuseOnce(`PATCH ${CALL}`, 422, 'invalid-field', {
    errors: [{ pointer: '#/privacy/fr', detail: 'a text' }],
  })
  await submit()
  expect(messageAt('Privacy notice in French')).toContain('a text')
})

it('counts licence numbers before they are sent', async () => {
  await open()
  await typeAt('Licence numbers', 'x\n'.repeat(11))
  await submit()
  expect(messageAt('Licence numbers')).toBe('At most 10 lines.')
  expect(bodiesOf(`PATCH ${CALL}`)).toEqual([])
})

it('shows both values where somebody else changed the same meanwhile', async () => {
  await open()
  await typeAt('VAT number', 'FR-mine')
  await typeAt('Registration number', '123')
  saved = { ...saved, version: 6, vat_number: 'FR-theirs', legal_name: 'Parvis SARL' }
  await submit()
  expect(inputOf('VAT number').value).toBe('FR-mine')
  expect(messageAt('VAT number')).toContain('Somebody else has changed this too')
  const group = '[role="group"][aria-label="Saved by somebody else meanwhile: VAT number"]'
  expect(document.querySelector(group)?.textContent).toContain('FR-theirs')
  // What is not disputed is as each has it.
  expect([inputOf('Legal name').value, inputOf('Registration number').value]).toEqual([
    'Parvis SARL',
    '123',
  ])
  await submit()
  expect(bodiesOf(`PATCH ${CALL}`).at(-1)).toEqual({
    vat_number: 'FR-mine',
    registration_number: '123',
  })
  expect(seenBy(`PATCH ${CALL}`)).toEqual(['"4"', '"6"'])
  expect([saved.vat_number, saved.legal_name]).toEqual(['FR-mine', 'Parvis SARL'])
  expect(document.querySelector(group)).toBeNull()
})

it('takes theirs where that is wanted', async () => {
  await open()
  await typeAt('VAT number', 'FR-mine')
  saved = { ...saved, version: 6, vat_number: 'FR-theirs' }
  await submit()
  await press('Take theirs: VAT number')
  expect(inputOf('VAT number').value).toBe('FR-theirs')
  expect(hasUnsaved()).toBe(false)
})

it('saves at once where somebody else changed something else', async () => {
  await open()
  await typeAt('VAT number', 'FR-mine')
  saved = { ...saved, version: 6, legal_name: 'Parvis SARL' }
  await submit()
  expect(toastText()).toBe('Saved.')
  expect([saved.vat_number, saved.legal_name]).toEqual(['FR-mine', 'Parvis SARL'])
  expect(inputOf('Legal name').value).toBe('Parvis SARL')
})

it('shows what a colleague saved, but not over what is typed', async () => {
  await open()
  const reload = async () => {
    await queryClient.invalidateQueries()
    await settle()
  }
  saved = { ...saved, version: 5, vat_number: 'FR-theirs' }
  await reload()
  expect(inputOf('VAT number').value).toBe('FR-theirs')
  await typeAt('Legal name', 'Mine')
  saved = { ...saved, version: 6, vat_number: 'FR-later' }
  await reload()
  expect([inputOf('Legal name').value, inputOf('VAT number').value]).toEqual(['Mine', 'FR-theirs'])
})

it('is read without fields by whoever may not change it', async () => {
  await open(somebody(member('parvis', 'sales', ['see_organizer', 'leave'])))
  expect(textOfPage()).toContain('It can be changed by: Owner or Manager.')
  expect(textOfPage()).toContain('Parvis SCIC')
  expect(document.querySelector('main form')).toBeNull()
})

it('replaces the bank account after the password, and keeps nothing of it here', async () => {
  await open(ME, 'bank-account')
  expect(textOfPage()).toContain('There is no bank account yet.')
  await typeAt('Account holder', ' Parvis ')
  await typeAt('IBAN', 'fr1420041010050500013m02607')
  await submit()
  expect(messageAt('IBAN')).toContain('This is not an IBAN')
  await typeAt('IBAN', 'fr1420041010050500013m02606')
  expect(inputOf('IBAN').value).toBe('FR14 2004 1010 0505 0001 3M02 606')
  refuseOnce(`PUT ${CALL}/bank-account`, 403, 'step-up-required', { methods: ['password'] })
  await submit()
  expect(hasUnsaved()).toBe(true)
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('2004')
  await type('Password', 'correct horse')
  await submit()
  expect(bodiesOf(`PUT ${CALL}/bank-account`).at(-1)).toEqual({
    holder: 'Parvis',
    iban: 'FR14 2004 1010 0505 0001 3M02 606',
  })
  expect(toastText()).toBe('The bank account is saved.')
  expect(inputOf('IBAN').value).toBe('')
  expect(textOfPage()).toContain('There is a bank account.')
  expect(findByName('button', 'Replace the account')).toBeDefined()
})

it('offers the bank account to owners alone', async () => {
  await open(
    somebody(member('parvis', 'manager', ['see_organizer', 'edit_organizer'])),
    'bank-account',
  )
  expect(textOfPage()).toContain('Not for your role')
  expect(findByName('nav a', 'Bank account')).toBeUndefined()
})

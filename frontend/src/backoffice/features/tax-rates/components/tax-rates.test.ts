// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { TaxRate } from '@/backoffice/api/tax-rates'
import {
  bodiesOf,
  choose,
  closeOffice,
  dialog,
  heading,
  isDialogOpen,
  member,
  openOffice,
  press,
  refusal,
  sent,
  somebody,
  submit,
  textOfPage,
  toastText,
  type,
} from '@/backoffice/test-office'

const CALL = '/organizers/id-of-parvis/tax-rates'
const ME = somebody(member('parvis'))

const rate = (id: string, more: Partial<TaxRate> = {}): TaxRate => ({
  id,
  version: 1,
  name: `Rate ${id}`,
  basis_points: 550,
  legal_reference: 'CIBS, art. L. 213-230',
  exemption_reason: null,
  archived_at: null,
  products: 2,
  ...more,
})

let rates: TaxRate[]
const keep = (next: TaxRate): TaxRate => {
  rates = [...rates.filter(({ id }) => id !== next.id), next]
  return next
}

const open = (me = ME) =>
  openOffice('/o/parvis/tax-rates', me, {
    [`GET ${CALL}`]: () => ({ items: rates }),
    [`POST ${CALL}`]: ({ body }) => ({ ...keep(rate('new', body as object)) }),
    [`PUT ${CALL}/one`]: ({ body, seen }) => {
      const one = rates.find(({ id }) => id === 'one')
      if (seen !== `"${one?.version}"`) return refusal(412, 'changed-meanwhile')
      return { ...keep({ ...rate('one'), ...(body as object), version: 3 }) }
    },
    [`POST ${CALL}/one/archive`]: () => ({
      ...keep(rate('one', { archived_at: '2026-11-30T12:00:00Z', version: 2 })),
    }),
    [`DELETE ${CALL}/one/archive`]: () => ({ ...keep(rate('one', { version: 3 })) }),
  })
const rows = (): string[] =>
  [...document.querySelectorAll('tbody tr')].map(({ textContent }) => textContent ?? '')

beforeEach(() => {
  rates = [rate('one')]
})
afterEach(closeOffice)

it('tells of each rate its percentage, its law and how much has it', async () => {
  rates = [rate('one'), rate('two', { basis_points: 0, exemption_reason: 'art. 293 B' })]
  await open()
  expect(heading()).toBe('Tax rates')
  expect(rows()[0]).toMatch(/Rate one.*5\.5%.*CIBS, art\. L\. 213-230.*2/)
  expect(rows()[1]).toContain('art. 293 B')
})

it('says what to do where there is none', async () => {
  rates = []
  await open()
  expect(textOfPage()).toContain('No tax rates yet')
})

it('adds a rate, and asks why there is no tax only where there is none', async () => {
  await open()
  await press('Add a tax rate')
  await type('Name', 'Fairs')
  await type('Percent', '101')
  await submit()
  expect(textOfPage()).toContain('A number from 0 to 100')
  await type('Percent', '10,5')
  expect(textOfPage()).not.toContain('Why there is no tax')
  await type('Law (optional)', 'CGI, art. 279')
  await submit()
  expect(bodiesOf(`POST ${CALL}`)).toEqual([
    {
      name: 'Fairs',
      basis_points: 1_050,
      legal_reference: 'CGI, art. 279',
      exemption_reason: null,
    },
  ])
  expect([toastText(), rows().length]).toEqual(['The tax rate is added.', 2])
  await press('Add a tax rate')
  await type('Name', 'Small')
  await type('Percent', '0')
  await type('Why there is no tax (optional)', 'art. 293 B')
  await submit()
  expect(bodiesOf(`POST ${CALL}`).at(-1)).toMatchObject({ exemption_reason: 'art. 293 B' })
})

it('changes the law, and shows what a colleague has changed meanwhile', async () => {
  await open()
  await choose('Actions: Rate one', 'Change')
  expect(dialog().querySelector('[name="basis_points"]')).toBeNull()
  await type('Law (optional)', 'CIBS, art. L. 999-1')
  keep(rate('one', { version: 2, legal_reference: 'CIBS, art. L. 888-1' }))
  await submit()
  expect(dialog().textContent).toContain('CIBS, art. L. 888-1')
  await submit()
  expect(sent.findLast(({ name }) => name === `PUT ${CALL}/one`)).toMatchObject({
    seen: '"2"',
    body: { name: 'Rate one', legal_reference: 'CIBS, art. L. 999-1', exemption_reason: null },
  })
  expect(isDialogOpen()).toBe(false)
})

it('archives a rate after a question, and takes it out again', async () => {
  await open()
  await choose('Actions: Rate one', 'Archive')
  expect(dialog().textContent).toContain('2 ticket types or add-ons keep it.')
  await press('Archive', dialog())
  expect(toastText()).toBe('The tax rate is archived.')
  expect(textOfPage()).toContain('Archived tax rates')
  await choose('Actions: Rate one', 'Use again')
  expect(sent.find(({ name }) => name === `DELETE ${CALL}/one/archive`)?.seen).toBe('"2"')
  expect(textOfPage()).not.toContain('Archived tax rates')
})

it('is not there for whoever sets no tax rates', async () => {
  await open(somebody(member('parvis', 'sales', ['see_organizer', 'see_events'])))
  expect(heading()).toBe('Not for your role')
})

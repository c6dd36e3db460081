import type { Answers } from '../src/api/types.ts'
import { expect, test } from './fixtures.ts'
import { fillContact, seesTickets, takePlaces } from './support/buying.ts'

test('somebody registers for a free event and answers its questions', async ({
  arrive,
  office,
}) => {
  const linus = await arrive({ language: 'en', device: 'phone' })
  const { page } = linus
  await linus.open('/events/rencontre-rust-postgresql-lille')
  await linus.reads('Rust and PostgreSQL meetup')
  await linus.add('Registration', 'Free', 2)
  await takePlaces(linus)

  await linus.press('Get my tickets')
  await linus.sees('2 things need your attention')
  const summary = page.getByRole('group', { name: /attention/ })
  await expect(summary, 'errors take the focus').toBeFocused()
  const isUncovered = await summary.evaluate((box) => {
    const { left, top } = box.getBoundingClientRect()
    return box.contains(document.elementFromPoint(left + 20, top + 5))
  })
  expect(isUncovered, 'and are not behind the clock').toBe(true)
  await linus.examine('checkout-errors')
  await summary.getByRole('link', { name: /^E-mail address/ }).click()
  await expect(page.getByLabel('E-mail address')).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.type('linus at home')
  const complaint = (name: string | RegExp) => summary.getByRole('link', { name })
  await expect(complaint(/^E-mail address.*such as name@example\.org/)).toBeVisible()
  await fillContact(linus, { name: 'Linus Free', email: 'linus@buyers.example' })
  await expect(complaint('E-mail address')).toHaveCount(0)

  // Questions that are asked because of an earlier answer.
  const otherwise = page.getByLabel('Tell us how')
  await expect(otherwise).toHaveCount(0)
  await page.getByRole('radio', { name: 'Otherwise' }).check()
  await otherwise.fill('A poster in a bakery')
  const ticket = (number: number) => page.getByRole('group', { name: new RegExp(`^${number} `) })
  await expect(page.getByText('What do you not eat?')).toHaveCount(0)
  await ticket(1)
    .getByRole('checkbox', { name: /Will you eat with us/ })
    .check()
  await ticket(1).getByRole('checkbox', { name: 'Pork' }).check()
  await expect(page.getByText('What do you not eat?')).toHaveCount(1)

  // What is out of range is told at its field.
  const years = (number: number) => ticket(number).getByLabel(/For how many years/)
  await years(1).fill('99')
  await years(2).fill('0')
  await linus.press('Get my tickets')
  await expect(complaint(/^Ticket 1.*programming\?.*At most 60/)).toBeVisible()
  await expect(years(1)).toHaveAttribute('aria-invalid', 'true')
  await years(1).fill('12')
  await linus.examine('checkout-answers')
  await linus.press('Get my tickets')

  await expect(page).toHaveURL(/\/orders\//)
  await seesTickets(linus)
  const order = await office.order(linus.secret)
  expect(order.status).toBe('paid')
  expect(order.total.amount).toBe(0)
  const labels = new Map(order.questions.map(({ id, label }) => [id, label.en]))
  const answered = (answers: Answers = {}) =>
    Object.fromEntries(Object.entries(answers).map(([id, value]) => [labels.get(id), value]))
  expect(answered(order.answers)).toEqual({
    'How did you hear of the meetup?': 'other',
    'Tell us how': 'A poster in a bakery',
  })
  const [first, second] = order.lines.map(({ attendee }) => answered(attendee?.answers))
  expect(first).toEqual({
    'Will you eat with us?': true,
    'What do you not eat?': ['pork'],
    'For how many years have you been programming?': 12,
  })
  expect(second['For how many years have you been programming?']).toBe(0)
  await office.mails('linus@buyers.example', 1)
})

const MONEY = {
  fr: /(?<!\p{L})(pay\p{L}*|paie\p{L}*|prix|débit\p{L}*|rembours\p{L}*|frais|TVA|vend\p{L}*|vente|remise)(?!\p{L})|€/iu,
  en: /\b(pay\w*|paid|price\w*|charge\w*|refund\w*|money|fee|tax|sold|sale|discount)\b|€/i,
}
const FREE = {
  fr: {
    more: /^Un de plus/,
    tickets: 'Obtenir mes billets',
    ended: 'Vos places ne sont plus réservées',
  },
  en: { more: /^One more/, tickets: 'Get my tickets', ended: 'Your places are no longer held' },
}

for (const language of ['fr', 'en'] as const)
  test(`whoever takes free tickets reads nothing of money (${language})`, async ({
    arrive,
    office,
  }) => {
    const kim = await arrive({ language, device: 'phone' })
    const { page } = kim
    const words = FREE[language]
    const nothingIsOfMoney = async () => {
      const read = await page.locator('body').innerText()
      const found = read.split('\n').filter((line) => MONEY[language].test(line))
      expect(found).toEqual([])
    }
    await kim.open('/events/rencontre-rust-postgresql-lille')
    await expect(page.getByRole('button', { name: words.more }).first()).toBeVisible()
    await nothingIsOfMoney()
    await page.getByRole('button', { name: words.more }).first().click()
    await nothingIsOfMoney()
    await takePlaces(kim)
    await expect(page.getByRole('button', { name: words.tickets })).toBeVisible()
    await nothingIsOfMoney()
    await office.endHold(kim.secret, { inSeconds: -200 })
    await page.reload()
    await kim.reads(words.ended)
    await nothingIsOfMoney()
  })

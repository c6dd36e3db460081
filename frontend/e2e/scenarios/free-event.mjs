import assert from 'node:assert/strict'
import { mailsTo, orderOf } from '../support/api.mjs'
import { endHold } from '../support/clock.mjs'
import { fillContact, seesTickets, takePlaces } from '../support/buying.mjs'
import { scenario } from '../support/scenario.mjs'

scenario('somebody registers for a free event and answers its questions', async ({ arrive }) => {
  const linus = await arrive({ language: 'en', device: 'phone' })
  const { page } = linus
  await linus.open('/events/rencontre-rust-postgresql-lille')
  await linus.reads('Rust and PostgreSQL meetup')
  await linus.add('Registration', 'Free', 2)
  await takePlaces(linus)

  await linus.press('Get my tickets')
  await linus.sees('2 things need your attention')
  const summary = page.getByRole('group', { name: /attention/ })
  assert.ok(
    await summary.evaluate((box) => box === document.activeElement),
    'errors take the focus',
  )
  assert.ok(await isUncovered(summary), 'and are not behind the clock')
  await linus.examine('checkout-errors')
  await summary.getByRole('link', { name: /^E-mail address/ }).click()
  assert.equal(await page.getByLabel('E-mail address').getAttribute('aria-invalid'), 'true')
  await page.keyboard.type('linus at home')
  await summary.getByRole('link', { name: /^E-mail address.*such as name@example\.org/ }).waitFor()
  await fillContact(linus, { name: 'Linus Free', email: 'linus@buyers.example' })
  await assertNoErrorAbout(page, 'E-mail address')

  // Questions that are asked because of an earlier answer.
  const otherwise = page.getByLabel('Tell us how')
  assert.equal(await otherwise.count(), 0)
  await page.getByRole('radio', { name: 'Otherwise' }).check()
  await otherwise.fill('A poster in a bakery')
  const ticket = (number) => page.getByRole('group', { name: new RegExp(`^${number} `) })
  assert.equal(await page.getByText('What do you not eat?').count(), 0)
  await ticket(1)
    .getByRole('checkbox', { name: /Will you eat with us/ })
    .check()
  await ticket(1).getByRole('checkbox', { name: 'Pork' }).check()
  assert.equal(await page.getByText('What do you not eat?').count(), 1)

  // What is out of range is told at its field.
  const years = (number) => ticket(number).getByLabel(/For how many years/)
  await years(1).fill('99')
  await years(2).fill('0')
  await linus.press('Get my tickets')
  await summary.getByRole('link', { name: /^Ticket 1.*programming\?.*At most 60/ }).waitFor()
  assert.equal(await years(1).getAttribute('aria-invalid'), 'true')
  await years(1).fill('12')
  await linus.examine('checkout-answers')
  await linus.press('Get my tickets')

  await page.waitForURL(/\/orders\//)
  await seesTickets(linus)
  const order = await orderOf(linus.secret)
  assert.equal(order.status, 'paid')
  assert.equal(order.total.amount, 0)
  const answered = (answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([id, value]) => [
        order.questions.find((question) => question.id === id).label.en,
        value,
      ]),
    )
  assert.deepEqual(answered(order.answers), {
    'How did you hear of the meetup?': 'other',
    'Tell us how': 'A poster in a bakery',
  })
  const [first, second] = order.lines.map(({ attendee }) => answered(attendee.answers))
  assert.deepEqual(first, {
    'Will you eat with us?': true,
    'What do you not eat?': ['pork'],
    'For how many years have you been programming?': 12,
  })
  assert.equal(second['For how many years have you been programming?'], 0)
  await mailsTo('linus@buyers.example', 1)
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

for (const language of /** @type {const} */ (['fr', 'en']))
  scenario(
    `whoever takes free tickets reads nothing of money (${language})`,
    async ({ arrive }) => {
      const kim = await arrive({ language, device: 'phone' })
      const { page } = kim
      const words = FREE[language]
      const assertNothingOfMoney = async () => {
        const read = await page.locator('body').innerText()
        const found = read.split('\n').filter((line) => MONEY[language].test(line))
        assert.deepEqual(found, [])
      }
      await kim.open('/events/rencontre-rust-postgresql-lille')
      await page.getByRole('button', { name: words.more }).first().waitFor()
      await assertNothingOfMoney()
      await page.getByRole('button', { name: words.more }).first().click()
      await assertNothingOfMoney()
      await takePlaces(kim)
      await page.getByRole('button', { name: words.tickets }).waitFor()
      await assertNothingOfMoney()
      await endHold(kim.secret, { inSeconds: -200 })
      await page.reload()
      await kim.reads(words.ended)
      await assertNothingOfMoney()
    },
  )

/** Whether the top of a box is what one sees there. */
function isUncovered(box) {
  return box.evaluate((element) => {
    const { left, top } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(left + 20, top + 5))
  })
}

async function assertNoErrorAbout(page, field) {
  const entries = page.getByRole('group', { name: /attention/ }).getByRole('link', { name: field })
  await entries.waitFor({ state: 'detached' })
}

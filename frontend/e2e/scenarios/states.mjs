import assert from 'node:assert/strict'
import { orderOf } from '../support/api.mjs'
import { fillContact, takePlaces } from '../support/buying.mjs'
import { endHold } from '../support/clock.mjs'
import { scenario } from '../support/scenario.mjs'

scenario('what cannot be bought says why', async ({ arrive }) => {
  const iris = await arrive({ language: 'fr', device: 'phone', dark: true })
  const assertNothingToTake = async () => {
    assert.equal(await iris.page.getByRole('button', { name: /^Un de plus/ }).count(), 0)
  }

  await iris.open('/?q=jazz')
  await iris.page
    .getByRole('article')
    .filter({ hasText: 'Trio Lumen' })
    .getByText('Complet')
    .waitFor()
  await iris.follow(/Trio Lumen/)
  await iris.sees(/Des places peuvent revenir/)
  await assertNothingToTake()
  await iris.examine('sold-out')

  await iris.open('/events/requiem-strasbourg')
  await iris.sees('Bientôt en vente')
  await iris.page
    .getByRole('timer')
    .filter({ hasText: /\d jours? \d+:\d\d/ })
    .waitFor()
  await assertNothingToTake()
  await iris.examine('not-yet-on-sale')

  await iris.open('/events/veillee-contes-tours')
  await iris.sees('Cet événement est terminé')
  await assertNothingToTake()
  await iris.examine('ended')

  await iris.open('/events/match-d-impro-marseille')
  await iris.sees('Dernières places')
  await iris.examine('few-left')
})

scenario('what is left is shown at once to everybody', async ({ arrive }) => {
  const [first, second] = await Promise.all([
    arrive({ language: 'en', device: 'phone' }),
    arrive({ language: 'fr', device: 'desktop' }),
  ])
  const slot = '/events/lumieres-du-nord-liege'
  await first.open(slot)
  await second.open(slot)
  await first.sees('4 places left')
  await second.sees('4 places restantes')

  await first.add('Entry', 'Regular', 4)
  await takePlaces(first)
  await second.page.getByRole('region', { name: 'Entrée' }).getByText('Complet').first().waitFor()
  await first.press('Release the places')
  await first.page.getByRole('alertdialog').waitFor()
  await first.examine('release')
  await first.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Release the places' })
    .click()
  await first.reads('Northern Lights')
  await second.sees('4 places restantes')
})

scenario(
  'a hold runs out while the form is filled in, and is started again',
  async ({ arrive }) => {
    const tom = await arrive({ language: 'en', device: 'phone' })
    await tom.open('/events/forez-estuaire-saint-etienne')
    await tom.add('North stand', 'Regular', 2)
    await takePlaces(tom)
    await fillContact(tom, { name: 'Tom Slow', email: 'tom@buyers.example' })

    await endHold(tom.secret, { inSeconds: 3 })
    await tom.page.reload()
    await tom.reads('Your places are no longer held')
    await tom.assertHeadingHasFocus()
    await tom.examine('hold-ended')
    assert.equal((await orderOf(tom.secret)).status, 'expired')
    await tom.follow('Start again')
    await tom.reads('Football: US Forez v FC Estuaire')
    await tom.sees('2 items')
    await takePlaces(tom)

    await tom.press('Change quantities')
    await tom.examine('change-quantities')
    await tom.press(/^One less: North stand/)
    await tom.press('Save')
    await tom.sees('€12.00')
    const { lines } = await orderOf(tom.secret)
    assert.equal(lines.filter(({ status }) => status === 'live').length, 1)
  },
)

scenario('somebody who comes late still gets what nobody else wanted', async ({ arrive }) => {
  const mia = await arrive({ language: 'fr', device: 'phone' })
  await mia.open('/events/nuit-phosphore-lyon')
  await mia.add('Entrée', 'Prévente')
  await takePlaces(mia)
  const address = mia.page.url()
  await endHold(mia.secret, { inSeconds: -200 })
  await mia.open(address)
  await mia.reads('Vos places ne sont plus réservées')
  await mia.follow('Recommencer')
  await mia.sees('1 article')
})

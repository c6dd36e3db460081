import { expect, test } from './fixtures.ts'
import { fillContact, takePlaces } from './support/buying.ts'

test('what cannot be bought says why', async ({ arrive }) => {
  const iris = await arrive({ language: 'fr', device: 'phone', dark: true })
  const nothingCanBeTaken = () =>
    expect(iris.page.getByRole('button', { name: /^Un de plus/ })).toHaveCount(0)

  await iris.open('/?q=jazz')
  const trio = iris.page.getByRole('article').filter({ hasText: 'Trio Lumen' })
  await expect(trio.getByText('Complet')).toBeVisible()
  await iris.follow(/Trio Lumen/)
  await iris.sees(/Des places peuvent revenir/)
  await nothingCanBeTaken()
  await iris.examine('sold-out')

  await iris.open('/events/requiem-strasbourg')
  await iris.sees('Bientôt en vente')
  await expect(iris.page.getByRole('timer')).toHaveText(/\d jours? \d+:\d\d/)
  await nothingCanBeTaken()
  await iris.examine('not-yet-on-sale')

  await iris.open('/events/veillee-contes-tours')
  await iris.sees('Cet événement est terminé')
  await nothingCanBeTaken()
  await iris.examine('ended')

  await iris.open('/events/match-d-impro-marseille')
  await iris.sees('Dernières places')
  await iris.examine('few-left')
})

test('what is left is shown at once to everybody', async ({ arrive }) => {
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
  await expect(
    second.page.getByRole('region', { name: 'Entrée' }).getByText('Complet').first(),
  ).toBeVisible()
  await first.press('Release the places')
  const dialog = first.page.getByRole('alertdialog')
  await expect(dialog).toBeVisible()
  await first.examine('release')
  await dialog.getByRole('button', { name: 'Release the places' }).click()
  await first.reads('Northern Lights')
  await second.sees('4 places restantes')
})

test('a hold runs out while the form is filled in, and is started again', async ({
  arrive,
  office,
}) => {
  const tom = await arrive({ language: 'en', device: 'phone' })
  await tom.open('/events/forez-estuaire-saint-etienne')
  await tom.add('North stand', 'Regular', 2)
  await takePlaces(tom)
  await fillContact(tom, { name: 'Tom Slow', email: 'tom@buyers.example' })

  await office.endHold(tom.secret, { inSeconds: 3 })
  await tom.page.reload()
  await tom.reads('Your places are no longer held')
  await tom.headingHasFocus()
  await tom.examine('hold-ended')
  expect((await office.order(tom.secret)).status).toBe('expired')
  await tom.follow('Start again')
  await tom.reads('Football: US Forez v FC Estuaire')
  await tom.sees('2 items')
  await takePlaces(tom)

  await tom.press('Change quantities')
  await tom.examine('change-quantities')
  await tom.press(/^One less: North stand/)
  await tom.press('Save')
  await tom.sees('€12.00')
  const { lines } = await office.order(tom.secret)
  expect(lines.filter(({ status }) => status === 'live')).toHaveLength(1)
})

test('somebody who comes late still gets what nobody else wanted', async ({ arrive, office }) => {
  const mia = await arrive({ language: 'fr', device: 'phone' })
  await mia.open('/events/nuit-phosphore-lyon')
  await mia.add('Entrée', 'Prévente')
  await takePlaces(mia)
  const address = mia.page.url()
  await office.endHold(mia.secret, { inSeconds: -200 })
  await mia.open(address)
  await mia.reads('Vos places ne sont plus réservées')
  await mia.follow('Recommencer')
  await mia.sees('1 article')
})

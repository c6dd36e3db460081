import { expect, test } from './fixtures.ts'
import type { Visitor } from './support/visitor.ts'

const LYON = { latitude: 45.764, longitude: 4.8357 }

test('events are found near a place, by kind, by date and page after page', async ({ arrive }) => {
  const lea = await arrive({ language: 'fr', device: 'phone', position: LYON })
  const { page } = lea
  const cards = page.getByRole('article')
  await lea.open('/')
  await expect(cards.first()).toBeVisible()
  const atFirst = await cards.count()
  await lea.press('Afficher plus')
  await expect.poll(() => cards.count()).toBeGreaterThan(atFirst)

  await lea.press('Près de moi')
  await lea.sees(/^à \d+ km$/)
  await lea.sees('Nuit Phosphore')
  await expect(page.getByText('Le Malade imaginaire')).toHaveCount(0)
  await lea.examine('near-me')
  await lea.press('Effacer la recherche')
  await lea.press('Théâtre')
  await lea.sees('Le Malade imaginaire')
  await expect(page.getByRole('link', { name: 'Nuit Phosphore' })).toHaveCount(0)
  await page.getByLabel('Quand').selectOption('today')
  await lea.sees('Aucun résultat')
  await lea.examine('nothing-found')
  await page.goBack()
  await lea.sees('Le Malade imaginaire')
})

test('posters are shown whole, and named', async ({ arrive }) => {
  const [zoe, sam] = await Promise.all([
    arrive({ language: 'fr', device: 'phone' }),
    arrive({ language: 'en', device: 'desktop', dark: true }),
  ])
  const isWhole = async ({ page }: Visitor, name: string) => {
    const poster = page.getByRole('img', { name, exact: true })
    await poster.scrollIntoViewIfNeeded()
    await poster.evaluate((image: HTMLImageElement) => image.decode())
    const shape = poster.evaluate(
      (image: HTMLImageElement) => image.naturalWidth / image.naturalHeight,
    )
    expect(await shape).toBe(3 / 4)
    await expect(poster).toHaveCSS('object-fit', 'contain')
  }
  await zoe.open('/?q=maree')
  await isWhole(zoe, 'Affiche : Marée haute en concert')
  await zoe.examine('poster-card')
  await zoe.follow('Marée haute en concert')
  // The card's own poster goes away with the list.
  await zoe.reads('Marée haute en concert')
  await isWhole(zoe, 'Affiche : Marée haute en concert')
  await sam.open('/events/le-malade-imaginaire-bruxelles')
  await isWhole(sam, 'Poster: The Imaginary Invalid')
  await sam.examine('poster')
  await sam.open('/events/rives-sonores-avignon')
  await isWhole(sam, 'Poster: Rives Sonores festival')
})

test('who keeps their position to themselves names a town', async ({ arrive }) => {
  const [noa, eve] = await Promise.all([
    arrive({ language: 'fr', device: 'phone' }),
    arrive({ language: 'en', device: 'desktop', position: LYON }),
  ])
  const { page } = noa
  await noa.open('/?category=festival')
  await noa.press('Près de moi')
  await noa.sees(/^Votre navigateur ne nous dit pas où vous êtes/)
  await noa.examine('no-position')
  await noa.fill('Ville', 'xyzzy')
  await page.keyboard.press('Enter')
  await noa.sees('Aucun résultat')
  await noa.fill('Ville', 'avignon')
  await noa.press('Chercher ici')
  await expect(
    page.getByRole('article').filter({ hasText: 'Festival Rives sonores' }),
  ).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(1)
  expect(new URL(page.url()).searchParams.get('q')).toBe('avignon')

  await eve.context.setGeolocation(null)
  await eve.open('/')
  await eve.press('Near me')
  await eve.sees(/^Your device does not know where you are/)
  await eve.fill('Town', 'Lille')
  await eve.press('Search here')
  await expect(eve.page.getByRole('link', { name: 'Phosphore Night' })).toHaveCount(0)
  await eve.sees('Rust and PostgreSQL meetup')
})

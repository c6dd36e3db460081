import { expect, test } from './fixtures.ts'
import { awaitPaymentPage, fillContact, pay, takePlaces } from './support/buying.ts'

const WORDS = {
  fr: {
    more: /^Un de plus/,
    seat: /, libre$/,
    code: 'Vous avez un code ?',
    confirm: /^Payer/,
    change: 'Changer les quantités',
    back: 'Retour',
    release: 'Libérer les places',
    keep: 'Les garder',
    another: 'Payer autrement',
    calledOff: 'Cet événement est annulé',
    near: 'Près de moi',
    town: 'Ville',
    seats: 'Choisissez vos places',
    tickets: 'Billets',
    found: 'Votre recherche',
    none: 'Aucun résultat',
    missing: 'Rien ici',
    offline: /Vous êtes hors ligne/,
    eventFailed: 'Cet événement n’a pas pu être chargé',
    failed: 'Les événements n’ont pas pu être chargés',
    unfinished: 'Votre paiement n’est pas terminé',
    payment: 'Paiement',
    ended: 'Vos places ne sont plus réservées',
  },
  en: {
    more: /^One more/,
    seat: /, free$/,
    code: 'Do you have a code?',
    confirm: /^Pay/,
    change: 'Change quantities',
    back: 'Back',
    release: 'Release the places',
    keep: 'Keep them',
    another: 'Pay another way',
    calledOff: 'This event is cancelled',
    near: 'Near me',
    town: 'Town',
    seats: 'Choose your seats',
    tickets: 'Tickets',
    found: 'Your search',
    none: 'Nothing found',
    missing: 'Nothing here',
    offline: /You are offline/,
    eventFailed: 'This event could not be loaded',
    failed: 'The events could not be loaded',
    unfinished: 'Your payment is not finished',
    payment: 'Payment',
    ended: 'Your places are no longer held',
  },
}

const CALLED_OFF = 'trail-des-balcons-annecy'
const CITY = 'near=45.76,4.85&radius=100'

for (const language of ['fr', 'en'] as const) {
  const words = WORDS[language]

  test(`everything can be read with large letters and on a narrow screen (${language})`, async ({
    arrive,
    office,
  }) => {
    const ada = await arrive({ language, device: 'phone' })
    ada.expectAnswers(404)
    const { page } = ada
    const heading = (name: string) =>
      expect(page.getByRole('heading', { name, exact: true })).toBeVisible()

    await ada.open('/')
    await expect(page.getByRole('article').first()).toBeVisible()
    await ada.examineNarrow('home')
    const when = page.getByRole('combobox').first()
    for (const period of await when.getByRole('option').all()) {
      await when.selectOption(await period.getAttribute('value'))
      await ada.examineNarrow('a period')
    }
    await ada.open(`/?${CITY}`)
    await heading(words.found)
    await expect(page.getByRole('article').first()).toBeVisible()
    await ada.examineNarrow('near a place')
    await ada.open(`/?q=zzzz&from=2030-01-01`)
    await ada.sees(words.none)
    await ada.examineNarrow('nothing found')
    await ada.press(words.near)
    await expect(page.getByLabel(words.town, { exact: true })).toBeVisible()
    await ada.examineNarrow('no position')

    await office.callOff(CALLED_OFF)
    await ada.open(`/events/${CALLED_OFF}`)
    await ada.sees(words.calledOff)
    await ada.examineNarrow('called off')
    for (const slug of [
      'lumieres-du-nord-liege',
      'communs-numeriques-paris',
      'requiem-strasbourg',
      'veillee-contes-tours',
      'fete-des-moissons-mirmande',
    ]) {
      await ada.open(`/events/${slug}`)
      await heading(words.tickets)
      await ada.examineNarrow(slug)
    }
    await ada.open('/events/le-malade-imaginaire-bruxelles')
    await heading(words.seats)
    await page.getByRole('button', { name: words.seat }).first().click()
    await ada.examineNarrow('seats')

    await ada.open('/events/nuit-phosphore-lyon')
    await page.getByRole('button', { name: words.more }).first().click()
    await page.getByRole('button', { name: words.more }).first().click()
    await page.getByText(words.code).click()
    await ada.examineNarrow('cart')
    await takePlaces(ada)
    await ada.examineNarrow('checkout')
    await ada.press(words.confirm)
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible()
    await ada.examineNarrow('checkout with errors')
    await ada.press(words.change)
    await ada.examineNarrow('quantities')
    await ada.press(words.back)
    await ada.press(words.release)
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await ada.examineNarrow('release')
    await ada.press(words.keep)
    await fillContact(ada, { name: 'Ada Large', email: `ada-${language}@buyers.example` })
    const checkout = page.url()
    await pay(ada)
    await awaitPaymentPage(ada)
    await ada.open('/')
    await expect(page.getByRole('timer').first()).toBeVisible()
    await ada.examineNarrow('held places')
    await ada.open(checkout)
    await ada.reads(words.unfinished)
    await ada.examineNarrow('payment not finished')
    await ada.press(words.another)
    await ada.reads(words.payment)
    await ada.examineNarrow('payment')
    await office.endHold(ada.secret, { inSeconds: -200 })
    await ada.open(checkout)
    await ada.reads(words.ended)
    await ada.examineNarrow('hold ended')

    ada.expectAnswers(404)
    await ada.open('/no/such/page')
    await ada.reads(words.missing)
    await ada.examineNarrow('not found')
    ada.expectNoNetwork()
    await ada.context.route('**/api/**', (route) => route.abort('internetdisconnected'))
    await ada.open('/?category=concert')
    await ada.sees(words.failed)
    await ada.examineNarrow('events not loaded')
    await ada.open('/events/nuit-phosphore-lyon?code=none')
    await ada.reads(words.eventFailed)
    await ada.examineNarrow('event not loaded')
    await ada.context.setOffline(true)
    await ada.sees(words.offline)
    await ada.examineNarrow('offline')
  })
}

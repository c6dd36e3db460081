import assert from 'node:assert/strict'
import { fillContact, pay, takePlaces } from '../support/buying.mjs'
import { endHold } from '../support/clock.mjs'
import { awaitPaymentPage } from '../support/demo.mjs'
import { layoutFaults } from '../support/layout.mjs'
import { cloud } from '../support/office.mjs'
import { scenario } from '../support/scenario.mjs'

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

for (const language of /** @type {const} */ (['fr', 'en'])) {
  const words = WORDS[language]

  scenario(
    `everything can be read with large letters and on a narrow screen (${language})`,
    async ({ arrive }) => {
      const ada = await arrive({ language, device: 'phone' })
      ada.expectAnswers(404)
      const { page } = ada
      const faults = []
      const look = async (name) => faults.push(...(await layoutFaults(page, name)))
      const heading = (name) => page.getByRole('heading', { name, exact: true }).waitFor()

      await ada.open('/')
      await page.getByRole('article').first().waitFor()
      await look('home')
      for (const period of await page.getByRole('combobox').first().getByRole('option').all()) {
        await page
          .getByRole('combobox')
          .first()
          .selectOption(await period.getAttribute('value'))
        await look('a period')
      }
      await ada.open(`/?${CITY}`)
      await heading(words.found)
      await page.getByRole('article').first().waitFor()
      await look('near a place')
      await ada.open(`/?q=zzzz&from=2030-01-01`)
      await ada.sees(words.none)
      await look('nothing found')
      await ada.press(words.near)
      await page.getByLabel(words.town, { exact: true }).waitFor()
      await look('no position')

      await cloud.sql`
        update occurrences set status = 'cancelled'
        where event_id = (select event_id from events where slug = ${CALLED_OFF})`
      await ada.open(`/events/${CALLED_OFF}`)
      await ada.sees(words.calledOff)
      await look('called off')
      for (const slug of [
        'lumieres-du-nord-liege',
        'communs-numeriques-paris',
        'requiem-strasbourg',
        'veillee-contes-tours',
        'fete-des-moissons-mirmande',
      ]) {
        await ada.open(`/events/${slug}`)
        await heading(words.tickets)
        await look(slug)
      }
      await ada.open('/events/le-malade-imaginaire-bruxelles')
      await heading(words.seats)
      await page.getByRole('button', { name: words.seat }).first().click()
      await look('seats')

      await ada.open('/events/nuit-phosphore-lyon')
      await page.getByRole('button', { name: words.more }).first().click()
      await page.getByRole('button', { name: words.more }).first().click()
      await page.getByText(words.code).click()
      await look('cart')
      await takePlaces(ada)
      await look('checkout')
      await ada.press(words.confirm)
      await page.locator('[aria-invalid=true]').first().waitFor()
      await look('checkout with errors')
      await ada.press(words.change)
      await look('quantities')
      await ada.press(words.back)
      await ada.press(words.release)
      await page.getByRole('alertdialog').waitFor()
      await look('release')
      await ada.press(words.keep)
      await fillContact(ada, { name: 'Ada Large', email: `ada-${language}@buyers.example` })
      const checkout = page.url()
      await pay(ada)
      await awaitPaymentPage(ada)
      await ada.open('/')
      await page.getByRole('timer').first().waitFor()
      await look('held places')
      await ada.open(checkout)
      await ada.reads(words.unfinished)
      await look('payment not finished')
      await ada.press(words.another)
      await ada.reads(words.payment)
      await look('payment')
      await endHold(ada.secret, { inSeconds: -200 })
      await ada.open(checkout)
      await ada.reads(words.ended)
      await look('hold ended')

      ada.expectAnswers(404)
      await ada.open('/no/such/page')
      await ada.reads(words.missing)
      await look('not found')
      ada.expectsNoNetwork()
      await ada.context.route('**/api/**', (route) => route.abort('internetdisconnected'))
      await ada.open('/?category=concert')
      await ada.sees(words.failed)
      await look('events not loaded')
      await ada.open('/events/nuit-phosphore-lyon?code=none')
      await ada.reads(words.eventFailed)
      await look('event not loaded')
      await ada.context.setOffline(true)
      await ada.sees(words.offline)
      await look('offline')

      assert.deepEqual(faults, [])
    },
  )
}

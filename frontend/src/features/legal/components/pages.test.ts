// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { beforeAll, describe, expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import type { EventSummary, Language, Operator, OrganizerDetails } from '@/api/types'
import { i18n, showLanguage, wantMessages } from '@/i18n/i18n'
import en from '@/i18n/legal.en'
import fr from '@/i18n/legal.fr'
import { router } from '@/router'
import { OPERATOR_PAGES } from '@/ui/operator-pages'
import OperatorPage from './OperatorPage.vue'
import OrganizerPage from './OrganizerPage.vue'

const UNKNOWN: Operator = {
  name: null,
  address: null,
  email: null,
  registration: null,
  host: null,
  texts: { imprint: null, terms: null, privacy: null, accessibility: null },
}
const KNOWN: Operator = {
  ...UNKNOWN,
  name: 'Les Tréteaux réunis',
  address: '3 rue du Puits\n69001 Lyon',
  email: 'bonjour@treteaux.example',
  registration: 'SIREN 999 999 999',
  host: 'Nuage du Nord, 1 quai des Docks, Lille',
}
const ORGANIZER: OrganizerDetails = {
  slug: 'parvis',
  name: 'Coopérative du Parvis',
  email: 'billetterie@parvis.example',
  legal_name: 'Parvis SCIC SA',
  address: '2 place du Parvis\n38000 Grenoble',
  registration_number: '999 999 999 00019',
  vat_number: null,
  licence_numbers: ['L-R-99-0001', 'L-R-99-0002'],
  texts: { terms: null, privacy: { fr: 'Nous ne gardons rien.\n\nSauf vos billets.' } },
}

beforeAll(async () => {
  await wantMessages('legal')
  await showLanguage('fr')
  await showLanguage('en')
})

const event = (slug: string, dates: Partial<EventSummary>): EventSummary => ({
  id: slug,
  slug,
  name: { fr: `Fête ${slug}`, en: `Feast ${slug}` },
  summary: {},
  category: 'concert',
  cover: null,
  next_occurrence: null,
  last_occurrence: null,
  occurrence_count: 1,
  venue: { name: 'La Halle', city: 'Lyon', country: 'FR', latitude: 45.7, longitude: 4.8 },
  distance_km: null,
  price_from: null,
  price_to: null,
  state: 'on_sale',
  organizer: { slug: 'parvis', name: 'Coopérative du Parvis' },
  ...dates,
})
const date = (day: string) => ({
  id: day,
  starts_at: `${day}T19:00:00Z`,
  ends_at: `${day}T22:00:00Z`,
  time_zone: 'Europe/Paris',
})

/** What they have on and have had on. */
interface Season {
  coming?: EventSummary[] | Error
  past?: EventSummary[]
}

async function prepareSeason(queryClient: QueryClient, season: Season): Promise<void> {
  const answers = Object.entries({ coming: [], past: [], ...season }).map(([period, answer]) =>
    queryClient.prefetchInfiniteQuery({
      queryKey: ['organizer', 'parvis', period],
      queryFn: () =>
        answer instanceof Error
          ? Promise.reject(answer)
          : { items: answer, next_cursor: answer.length > 1 ? 'more' : null },
      initialPageParam: '',
      staleTime: Infinity,
    }),
  )
  await Promise.all(answers)
}

/** A page with what the server answered; an `Error` is what became of the request instead. */
async function page(
  kind: 'operator' | 'organizer',
  props: object,
  answer: Operator | OrganizerDetails | Error,
  language: Language = 'en',
  season: Season = {},
): Promise<VueWrapper> {
  i18n.global.locale.value = language
  const isFailure = answer instanceof Error
  const queryFn = isFailure ? () => Promise.reject(answer) : () => answer
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const queryKey = kind === 'operator' ? ['operator'] : ['organizer', 'parvis']
  await queryClient.prefetchQuery({ queryKey, queryFn, staleTime: Infinity })
  if (isFailure) queryClient.setQueryDefaults(queryKey, { retryOnMount: false })
  else queryClient.setQueryDefaults(queryKey, { staleTime: Infinity, retryOnMount: false })
  if (kind === 'organizer') await prepareSeason(queryClient, season)
  const mounted = mount(kind === 'operator' ? OperatorPage : OrganizerPage, {
    props: props as never,
    global: { plugins: [i18n, router, [VueQueryPlugin, { queryClient }]] },
  })
  await flushPromises()
  return mounted
}

const words = (text: string): string => text.replaceAll(/\s+/g, ' ')

describe('what an operator has to say', () => {
  it.each(OPERATOR_PAGES)('is the whole standard text where they gave none: %s', async (name) => {
    for (const [language, { standard }] of Object.entries({ fr, en })) {
      // oxlint-disable-next-line no-await-in-loop
      const text = words((await page('operator', { name }, UNKNOWN, language as Language)).text())
      for (const section of Object.values<{ title: string; text: string }>(standard[name])) {
        expect(text).toContain(words(section.title))
        for (const paragraph of section.text.split('\n\n')) expect(text).toContain(words(paragraph))
      }
    }
  })

  it.each(OPERATOR_PAGES)('says that it is not known who they are: %s', async (name) => {
    const shown = await page('operator', { name }, UNKNOWN)
    expect(shown.text()).toContain('has not said yet who they are')
  })

  it('says what they gave, and what they did not', async () => {
    const whole = await page('operator', { name: 'imprint' }, KNOWN)
    for (const fact of ['Les Tréteaux réunis', '69001 Lyon', 'SIREN 999 999 999', 'Nuage du Nord'])
      expect(whole.text()).toContain(fact)
    expect(whole.get('a[href^=mailto]').attributes('href')).toBe('mailto:bonjour@treteaux.example')
    expect(whole.text()).not.toMatch(/has not/)
    expect(whole.text()).not.toContain('Not given')

    const partial = await page('operator', { name: 'imprint' }, { ...KNOWN, address: null })
    expect(partial.text()).toContain('has not given all that has to be said here')
    expect(partial.text()).toMatch(/Address\s*Not given/)
  })

  it('is their own text where they gave one, in the language they gave it in', async () => {
    const texts = { ...KNOWN.texts, terms: { fr: 'Article premier.\n\nArticle second.' } }
    const shown = await page('operator', { name: 'terms' }, { ...KNOWN, texts })
    const paragraphs = shown.findAll('p[lang=fr]').map((paragraph) => paragraph.text())
    expect(paragraphs).toEqual(['Article premier.', 'Article second.'])
    expect(shown.find('h2').exists()).toBe(false)
    expect(shown.text()).not.toContain('standard text')
  })

  it('can be asked for again where it did not come', async () => {
    const shown = await page('operator', { name: 'privacy' }, new ApiProblem(500, {}))
    expect(shown.get('h1').text()).toBe('Personal data')
    expect(shown.get('[role=alert]').text()).toContain('This page could not be loaded')
    expect(shown.get('button').text()).toBe('Try again')
    expect(shown.text()).not.toContain('standard text')
  })
})

describe('the page of who sells', () => {
  it('says who they are, and what they did not give', async () => {
    const shown = await page('organizer', { slug: 'parvis' }, ORGANIZER)
    expect(shown.get('h1').text()).toBe('Coopérative du Parvis')
    for (const fact of ['Parvis SCIC SA', '38000 Grenoble', '999 999 999 00019'])
      expect(shown.text()).toContain(fact)
    expect(shown.text()).toMatch(/L-R-99-0001\s+L-R-99-0002/)
    expect(shown.text()).toMatch(/VAT number\s*Not given/)
    expect(shown.text()).toContain(
      'What is not given here, Coopérative du Parvis has not told this ticket office.',
    )
  })

  it('leads to their events and to the ticket office’s terms', async () => {
    const coming = [event('one', { next_occurrence: date('2027-07-01') })]
    const past = [event('two', { last_occurrence: date('2025-07-01'), state: 'ended' })]
    const season = { coming, past }
    const shown = await page('organizer', { slug: 'parvis' }, ORGANIZER, 'en', season)
    const targets = shown.findAll('a').map((link) => link.attributes('href'))
    expect(targets).toEqual([
      'mailto:billetterie@parvis.example',
      '/#organizer-heading',
      '/events/one',
      '/events/two',
      'mailto:billetterie@parvis.example',
      '/terms',
      '/privacy',
    ])
    expect(shown.text()).toContain('has given this ticket office no terms of their own')
    expect(shown.get('details > summary').text()).toBe('Past events')
    expect(words(shown.get('details article').text())).toMatch(/July 1, 2025.*La Halle, Lyon/)
    expect(shown.get('[role=status]').text()).toBe('1 event shown')
  })

  it('shows more of their events where there are more', async () => {
    const dates = { next_occurrence: date('2027-07-01') }
    const coming = [event('one', dates), event('two', dates)]
    const shown = await page('organizer', { slug: 'parvis' }, ORGANIZER, 'fr', { coming })
    expect(shown.findAll('article h3').map((title) => title.text())).toEqual([
      'Fête one',
      'Fête two',
    ])
    expect(shown.get('.results__more button').text()).toBe('Afficher plus')
    expect(shown.find('details').exists()).toBe(false)
  })

  it('says that they have nothing on, and that their events could not be asked for', async () => {
    const empty = await page('organizer', { slug: 'parvis' }, ORGANIZER)
    expect(empty.get('section').text()).toContain('No event is announced yet.')
    const coming = new ApiProblem(500, {})
    const failed = await page('organizer', { slug: 'parvis' }, ORGANIZER, 'en', { coming })
    expect(failed.get('h1').text()).toBe('Coopérative du Parvis')
    expect(failed.get('[role=alert]').text()).toContain('The events could not be loaded')
    expect(failed.get('section button').text()).toBe('Try again')
    expect(failed.text()).toContain('Parvis SCIC SA')
  })

  it('has their own texts where they gave some', async () => {
    const shown = await page('organizer', { slug: 'parvis' }, ORGANIZER)
    const paragraphs = shown.findAll('p[lang=fr]').map((paragraph) => paragraph.text())
    expect(paragraphs).toEqual(['Nous ne gardons rien.', 'Sauf vos billets.'])
    expect(shown.text()).not.toContain('no text about personal data')
  })

  it('says that nobody is there, and that it could not be asked', async () => {
    const missing = await page('organizer', { slug: 'parvis' }, new ApiProblem(404, {}))
    expect(missing.text()).toContain('There is no organizer at this address.')
    const failed = await page('organizer', { slug: 'parvis' }, new ApiProblem(500, {}))
    expect(failed.get('h1').text()).toBe('This organizer’s page could not be loaded')
    expect(failed.get('button').text()).toBe('Try again')
  })
})

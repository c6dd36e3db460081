// Makes what the answers say, part by part. What is made stays made: after a failure, or a reload, it goes on with the next part; a
// part that was typed anew since is changed.

import type { Language } from '@/api/types'
import { changeEvent, createEvent, getEvent } from '@/backoffice/api/events'
import {
  changeDate,
  changePool,
  changeProduct,
  changeVenue,
  createArea,
  createDate,
  createProduct,
  createVenue,
  listDates,
  listVenues,
  publish,
} from '@/backoffice/api/set-up'
import type { ClockChoice } from '@/backoffice/api/set-up-types'
import type { Versioned } from '@/backoffice/api/versions'
import { wordingIn } from '@/i18n/localized'
import { ANOTHER, venueOf } from '../venues/venue-values'
import { NO_TAX, taxOf, type Tax } from '../taxes/choices'
import { AREA, areaOf, capacityOf, dateOf, eventOf, placeOf, productOf } from './bodies'
import type { WizardValues } from './values'

export const PARTS = ['venue', 'event', 'date', 'area', 'ticket', 'publication'] as const
export type Part = (typeof PARTS)[number]

/** A part that is there. */
export interface Made extends Versioned {
  id: string
  /** What was asked for. */
  sent: string
}
export type MadeParts = Partial<Record<Part, Made>>

export interface Wanted {
  values: WizardValues
  /** In which the name is typed. */
  language: Language
  /** Else it stays a draft. */
  isPublished: boolean
  /** Which instant is meant where the clocks are changed. */
  choice?: ClockChoice
}

/** Which part could not be made. */
export class PartFailed extends Error {
  constructor(
    readonly part: Part,
    override readonly cause: unknown,
  ) {
    super(part, { cause })
    this.name = 'PartFailed'
  }
}

/** The parts that there will be. */
export function partsOf({ values, isPublished }: Wanted): Part[] {
  return PARTS.filter(
    (part) =>
      (part !== 'venue' || values.when.venue === ANOTHER) &&
      (part !== 'publication' || isPublished),
  )
}

type Thing = Versioned & { id: string }

/** The event's id. `keep` is told of each part as soon as it is there; `made` are those of an earlier try. */
export async function make(
  organizerId: string,
  { values, language, isPublished, choice }: Wanted,
  made: MadeParts,
  keep: (part: Part, made: Made) => void,
): Promise<string> {
  const { what, when, places, price } = values

  async function part<Body>(
    name: Part,
    body: Body,
    create: (body: Body) => Promise<Thing>,
    change: (before: Made, body: Body) => Promise<Thing>,
  ): Promise<string> {
    const sent = JSON.stringify(body)
    const before = made[name]
    if (before?.sent === sent) return before.id
    try {
      const { id, version } = await (before ? change(before, body) : create(body))
      keep(name, { id, version, sent })
      return id
    } catch (error) {
      throw new PartFailed(name, error)
    }
  }

  async function findTax(): Promise<Tax> {
    try {
      const { items } = await listVenues(organizerId)
      const asked = { category: what.category, place: placeOf(when, items) }
      const chosen = price.kind === 'free' ? NO_TAX : price.tax_rate_id
      return await taxOf(organizerId, chosen, asked, (name) => wordingIn(language, name).text)
    } catch (error) {
      throw new PartFailed('ticket', error)
    }
  }

  const venueId =
    when.venue === ANOTHER
      ? await part(
          'venue',
          venueOf(when),
          (body) => createVenue(organizerId, body),
          (before, body) => changeVenue(organizerId, before, body),
        )
      : when.venue
  const eventId = await part(
    'event',
    eventOf(what, price.currency, language),
    (body) => createEvent(organizerId, body),
    (before, body) => changeEvent(organizerId, before, body),
  )
  await part(
    'date',
    dateOf(when, venueId, choice),
    (body) => createDate(organizerId, eventId, body),
    (before, body) => changeDate(organizerId, eventId, before, body),
  )
  await part(
    'area',
    areaOf(places),
    async (body) => {
      await createArea(organizerId, eventId, body)
      return { id: body.name, version: 0 }
    },
    async () => {
      const { items } = await listDates(organizerId, eventId)
      const pools = items.flatMap((date) => date.pools).filter(({ name }) => name === AREA)
      await Promise.all(
        pools.map((pool) => changePool(organizerId, eventId, pool, capacityOf(places))),
      )
      return { id: AREA, version: 0 }
    },
  )
  await part(
    'ticket',
    productOf(price, await findTax()),
    (body) => createProduct(organizerId, eventId, body),
    (before, body) => changeProduct(organizerId, eventId, before, body),
  )
  if (isPublished) {
    const put = async (): Promise<Thing> =>
      publish(organizerId, await getEvent(organizerId, eventId))
    await part('publication', eventId, put, put)
  }
  return eventId
}

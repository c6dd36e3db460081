// The rates of tax that an organizer sells with, and those that laws may ask for.

import { answerOf, api } from '@/api/client'
import { once } from '@/api/idempotency'
import type { components } from '@/api/schema'
import type { Category } from './event-types'
import { seen, type Versioned } from './versions'

type Schemas = components['schemas']

export type TaxRate = Schemas['TaxRate']
export type NewTaxRate = Schemas['TaxRateRequest']
export type TaxRateChange = Schemas['TaxRateChange']
export type TaxRateProposal = Schemas['TaxRateProposal']

/** Where an event takes place. */
export interface Place {
  /** The two letters of ISO 3166. */
  country: string
  postal_code: string
}

type Read = Versioned & { id: string }

const at = (organizer_id: string) => ({ path: { organizer_id } })
const of = (organizer_id: string, rate: Read) => ({
  path: { organizer_id, tax_rate_id: rate.id },
  header: seen(rate),
})

export const listTaxRates = async (organizerId: string): Promise<TaxRate[]> => {
  const { items } = await answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/tax-rates', { params: at(organizerId) }),
  )
  return items
}

/** The likeliest first; none where the country's laws are not known. */
export const proposeTaxRates = async (
  organizerId: string,
  category: Category,
  { country, postal_code }: Place,
): Promise<TaxRateProposal[]> => {
  const query = { category, country, postal_code }
  const { items } = await answerOf(
    api.GET('/api/v1/backoffice/organizers/{organizer_id}/tax-rate-proposals', {
      params: { ...at(organizerId), query },
    }),
  )
  return items
}

export const createTaxRate = (organizerId: string, body: NewTaxRate) =>
  once(`tax-rate:${organizerId}`, body, (key) =>
    answerOf(
      api.POST('/api/v1/backoffice/organizers/{organizer_id}/tax-rates', {
        params: { ...at(organizerId), header: { 'idempotency-key': key } },
        body,
      }),
    ),
  )

export const changeTaxRate = (organizerId: string, rate: Read, body: TaxRateChange) =>
  answerOf(
    api.PUT('/api/v1/backoffice/organizers/{organizer_id}/tax-rates/{tax_rate_id}', {
      params: of(organizerId, rate),
      body,
    }),
  )

export const archiveTaxRate = (organizerId: string, rate: Read) =>
  answerOf(
    api.POST('/api/v1/backoffice/organizers/{organizer_id}/tax-rates/{tax_rate_id}/archive', {
      params: of(organizerId, rate),
    }),
  )

export const unarchiveTaxRate = (organizerId: string, rate: Read) =>
  answerOf(
    api.DELETE('/api/v1/backoffice/organizers/{organizer_id}/tax-rates/{tax_rate_id}/archive', {
      params: of(organizerId, rate),
    }),
  )

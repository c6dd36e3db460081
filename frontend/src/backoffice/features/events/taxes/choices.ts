// The taxes that a product may have: of the organizer's list, proposed by law, or none.

import { ApiProblem } from '@/api/problem'
import type { LocalizedText } from '@/api/types'
import type { NewProduct } from '@/backoffice/api/set-up-types'
import {
  createTaxRate,
  proposeTaxRates,
  type Place,
  type TaxRate,
  type TaxRateProposal,
} from '@/backoffice/api/tax-rates'
import type { Category } from '@/backoffice/api/event-types'

/** There is none, and no law is named for it. */
export const NO_TAX = 'none'
/** As the product has it, which is of no list. */
export const UNLISTED = 'unlisted'
const PROPOSED = 'proposed:'

/** What a product says of its tax. */
export type Tax = Pick<NewProduct, 'tax_rate_id' | 'tax_rate_basis_points'>
/** As a product has it. */
export interface OwnTax {
  tax_rate_id: string | null
  tax_rate_basis_points: number
}

/** One of the taxes to choose from. */
export interface TaxChoice {
  /** The id of a row of the list, or one of the words above. */
  value: string
  basis_points: number
  name?: string | LocalizedText
  law?: string | null
  condition?: LocalizedText
  /** By the law: it is not in the list yet. */
  isNew: boolean
}

export function choiceOf(own: OwnTax): string {
  if (own.tax_rate_id) return own.tax_rate_id
  return own.tax_rate_basis_points > 0 ? UNLISTED : NO_TAX
}

const listed = (rate: TaxRate, condition?: LocalizedText): TaxChoice => ({
  value: rate.id,
  basis_points: rate.basis_points,
  name: rate.name,
  law: rate.legal_reference,
  condition,
  isNew: false,
})

/** What may be chosen, what is proposed first. */
export function choicesOf(
  rates: readonly TaxRate[],
  proposals: readonly TaxRateProposal[],
  own?: OwnTax,
): TaxChoice[] {
  const proposed = proposals.map((proposal) => {
    const { key, name, basis_points, condition, legal_reference, tax_rate_id } = proposal
    const rate = rates.find(({ id }) => id === tax_rate_id)
    return rate
      ? listed(rate, condition)
      : {
          value: PROPOSED + key,
          basis_points,
          name,
          law: legal_reference,
          condition,
          isNew: true,
        }
  })
  const others = rates.filter(
    ({ id, archived_at }) =>
      (!archived_at || id === own?.tax_rate_id) && !proposed.some(({ value }) => value === id),
  )
  const choices: TaxChoice[] = [
    ...proposed,
    ...others.map((rate) => listed(rate)),
    { value: NO_TAX, basis_points: 0, isNew: false },
  ]
  const has = own && choiceOf(own)
  if (!has || choices.some(({ value }) => value === has)) return choices
  return [...choices, { value: has, basis_points: own.tax_rate_basis_points, isNew: false }]
}

/** Another category or place was chosen meanwhile, or it could not be asked for. */
function notProposed(): ApiProblem {
  const errors = [{ pointer: '#/tax_rate_id', detail: 'a tax that is proposed here' }]
  return new ApiProblem(422, { type: '/problems/invalid-field', errors })
}

/** What a product is sent with. A proposal that was chosen becomes a rate of the list first. */
export async function taxOf(
  organizerId: string,
  chosen: string,
  asked: { category: Category; place: Place | undefined },
  say: (name: LocalizedText) => string,
  own?: OwnTax,
): Promise<Tax> {
  if (chosen === NO_TAX) return { tax_rate_basis_points: 0 }
  if (chosen === UNLISTED) return { tax_rate_basis_points: own?.tax_rate_basis_points ?? 0 }
  if (!chosen.startsWith(PROPOSED)) return { tax_rate_id: chosen }
  // Somebody may have put it into the list meanwhile.
  const proposals = asked.place
    ? await proposeTaxRates(organizerId, asked.category, asked.place)
    : []
  const proposal = proposals.find(({ key }) => PROPOSED + key === chosen)
  if (!proposal) throw notProposed()
  const { name, basis_points, legal_reference, exemption_reason } = proposal
  const { id } = proposal.tax_rate_id
    ? { id: proposal.tax_rate_id }
    : await createTaxRate(organizerId, {
        name: say(name),
        basis_points,
        legal_reference,
        exemption_reason,
      })
  return { tax_rate_id: id }
}

// What stands where an operator has given no text of their own: sections in the order in which they
// are read. Their words are the messages under `standard`.

import type { OperatorPageName } from '@/ui/operator-pages'

export type OperatorFact = 'name' | 'address' | 'email' | 'registration' | 'host'

export interface Section {
  name: string
  /** What is told of the operator below the text. */
  facts?: OperatorFact[]
  /** A page of this ticket office that says more. */
  page?: OperatorPageName
  /** A site of somebody else's that the text is about. */
  site?: { name: 'cnil' | 'defenseur'; address: string }
}

export const STANDARD_TEXTS: Record<OperatorPageName, Section[]> = {
  imprint: [
    { name: 'operator', facts: ['name', 'address', 'email', 'registration'] },
    { name: 'host', facts: ['host'] },
    { name: 'sellers', page: 'terms' },
    { name: 'software' },
  ],
  terms: [
    { name: 'parties', page: 'imprint' },
    { name: 'prices' },
    { name: 'hold' },
    { name: 'order' },
    { name: 'tickets' },
    { name: 'withdrawal' },
    { name: 'cancelling' },
    { name: 'calledOff' },
    { name: 'complaints' },
  ],
  privacy: [
    { name: 'who', facts: ['name', 'address', 'email'] },
    { name: 'what' },
    { name: 'why' },
    { name: 'recipients', facts: ['host'] },
    { name: 'howLong' },
    { name: 'device' },
    { name: 'others' },
    { name: 'rights', site: { name: 'cnil', address: 'https://www.cnil.fr/' } },
  ],
  accessibility: [
    { name: 'aim' },
    { name: 'state' },
    { name: 'checked' },
    { name: 'limits' },
    { name: 'contact', facts: ['email'] },
    {
      name: 'recourse',
      site: { name: 'defenseur', address: 'https://www.defenseurdesdroits.fr/' },
    },
    { name: 'drawnUp' },
  ],
}

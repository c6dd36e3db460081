// Where the server's refusals of the parts belong among the questions.

import { ApiProblem, type FieldError } from '@/api/problem'
import { valueAt, type Pointer } from '@/backoffice/form/pointer'
import type { Faults } from '@/backoffice/form/rules'
import type { Part, PartFailed } from './making'
import type { Step, WizardValues } from './values'

/** A field that was not accepted as it was typed. */
export interface Refused {
  step: Step
  pointer: Pointer
  detail: string
  value: unknown
}

/** Where a part's own fields are asked for; and those that have another name there. */
const PLACES: Record<
  Part,
  { step: Step; names?: [beginning: string, pointer: Pointer, step?: Step][] }
> = {
  venue: {
    step: 'when',
    names: [
      ['/latitude', '/position'],
      ['/longitude', '/position'],
    ],
  },
  event: {
    step: 'what',
    names: [
      ['/name', '/name'],
      ['/currency', '/currency', 'price'],
    ],
  },
  date: {
    step: 'when',
    names: [
      ['/starts', '/from'],
      ['/ends', '/until'],
      ['/venue_id', '/venue'],
    ],
  },
  area: { step: 'places' },
  ticket: {
    step: 'price',
    names: [
      ['/rates/0', '/price'],
      ['/rates/1', '/reduced'],
    ],
  },
  publication: { step: 'price' },
}

/** The question to go back to for a part. */
export const stepOf = (part: Part): Step => PLACES[part].step

/** What a failure says of what was typed. */
export function refusedIn({ part, cause }: PartFailed, values: WizardValues): Refused[] {
  if (!(cause instanceof ApiProblem)) return []
  const { step: usual, names = [] } = PLACES[part]
  return cause.errors.flatMap(({ field, detail }: FieldError) => {
    const [, pointer = field as Pointer, step = usual] =
      names.find(([beginning]) => field === beginning || field.startsWith(`${beginning}/`)) ?? []
    const value = valueAt(values[step], pointer.slice(1))
    return value === undefined ? [] : [{ step, pointer, detail, value }]
  })
}

/** What is still as it was when it was refused. */
export function stillRefused<Name extends Step>(
  refused: readonly Refused[],
  step: Name,
  values: WizardValues[Name],
): Faults {
  return new Map(
    refused
      .filter((one) => one.step === step && valueAt(values, one.pointer.slice(1)) === one.value)
      .map(({ pointer, detail }) => [pointer, { key: 'form.refused', named: { detail } }]),
  )
}

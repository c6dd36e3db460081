// What an entry says of what changed. Whoever writes entries leaves out what is personal; here is shown what is there, and no
// more is asked for.

type Plain = string | number | boolean

export interface Change {
  field: string
  /** Nothing where the entry only says that the field changed. */
  before?: Plain
  after?: Plain
}

const CHANGED = 'changed'

const isPlain = (value: unknown): value is Plain =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** The fields of an entry's difference; what has another shape is left out. */
export function changesIn(difference: unknown): Change[] {
  return Object.entries(difference ?? {}).flatMap(([field, value]): Change[] => {
    if (value === CHANGED) return [{ field }]
    if (isPlain(value)) return [{ field, after: value }]
    if (!Array.isArray(value) || value.length !== 2) return []
    const [before, after]: unknown[] = value
    return isPlain(before) && isPlain(after) ? [{ field, before, after }] : []
  })
}

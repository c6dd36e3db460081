// Two people change the same thing: what one typed, and what another saved meanwhile, field by field.

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields of a form's values by their names: `terms.fr` is one. Lists are whole. */
function fieldsOf(values: object, before = ''): [name: string, value: unknown][] {
  return Object.entries(values).flatMap(([name, value]) =>
    isObject(value) ? fieldsOf(value, `${before}${name}.`) : [[before + name, value]],
  )
}

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

export interface Merged {
  /** What only the other changed: it can be taken over. */
  theirs: ReadonlyMap<string, unknown>
  /** What both changed, each to something else: what the other made of it. */
  disputed: ReadonlyMap<string, unknown>
}

export function merge(before: object, mine: object, theirs: object): Merged {
  const [was, typed] = [new Map(fieldsOf(before)), new Map(fieldsOf(mine))]
  const changed = fieldsOf(theirs).filter(
    ([name, value]) => !isSame(value, was.get(name)) && !isSame(value, typed.get(name)),
  )
  const isMine = ([name]: [string, unknown]): boolean => !isSame(typed.get(name), was.get(name))
  return {
    theirs: new Map(changed.filter((one) => !isMine(one))),
    disputed: new Map(changed.filter(isMine)),
  }
}

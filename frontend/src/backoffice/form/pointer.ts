// A field has one name here, `contact.email` or `lines[0].name`, and one in the request, `/contact/email` or `/lines/0/name` (RFC 6901).

export type Pointer = `/${string}`

/** The steps of a field's name: `lines[0].name` is lines, 0, name. */
function steps(name: string): string[] {
  return name.split(/[.[\]]+/).filter(Boolean)
}

export function pointerOf(name: string): Pointer {
  const parts = steps(name).map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'))
  return `/${parts.join('/')}`
}

export function valueAt(values: unknown, name: string): unknown {
  return steps(name).reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    values,
  )
}

/** Whether a pointer leads to a field or into it, as `/licence_numbers/1` into `/licence_numbers`. */
export function leadsTo(pointer: string, field: Pointer): boolean {
  return pointer === field || pointer.startsWith(`${field}/`)
}

/** The id of a form's field; two forms on one page may ask for the same. */
export function fieldId(form: string, pointer: Pointer): string {
  return `${form}${pointer.replaceAll('/', '-')}`
}

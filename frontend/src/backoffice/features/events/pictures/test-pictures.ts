// For tests of the pictures of an event: what the server has, and files on their way to it.

import type { Picture } from '@/backoffice/api/images'
import { refusal, settle, type Answers } from '@/backoffice/test-office'
import { BASE, EVENT } from '../test-data'

export const LIBRARY = `${BASE}/images`
export const OF_EVENT = `${EVENT}/images`
export const PICTURE = (id: string): string => `${LIBRARY}/${id}`

/** The pictures of an organizer, by their ids, and the ids of those that the event shows. */
export interface Shelf {
  pictures: Picture[]
  shown: string[]
  /** What another editor does between two requests of this one, once. */
  meanwhile?: () => void
}

export function answersOf(shelf: Shelf): Answers {
  const known = (ids: string[]): Picture[] =>
    ids.flatMap((id) => shelf.pictures.find((one) => one.id === id) ?? [])
  let version = 1
  const ofEvent = (): { version: number; items: Picture[] } => ({
    version,
    items: known(shelf.shown),
  })
  const each = shelf.pictures.map(({ id }): Answers => ({
    [`GET ${PICTURE(id)}`]: () => known([id])[0] ?? refusal(404, 'not-found'),
    [`PATCH ${PICTURE(id)}`]: ({ body, seen }) => {
      const [before] = known([id])
      if (!before || seen !== `"${before.version}"`) return refusal(412, 'changed-meanwhile')
      const changed = { ...before, ...(body as object), version: before.version + 1 }
      shelf.pictures = shelf.pictures.map((one) => (one.id === id ? changed : one))
      return changed
    },
    [`DELETE ${PICTURE(id)}`]: () => {
      shelf.pictures = shelf.pictures.filter((one) => one.id !== id)
      return null
    },
  }))
  return Object.assign(
    {
      [`GET ${LIBRARY}`]: () => ({ items: shelf.pictures, next_cursor: null }),
      [`GET ${OF_EVENT}`]: ofEvent,
      [`PUT ${OF_EVENT}`]: ({ body, seen }: { body: unknown; seen: string | null }) => {
        if (shelf.meanwhile) version += 1
        shelf.meanwhile?.()
        delete shelf.meanwhile
        if (seen !== `"${version}"`) return refusal(412, 'changed-meanwhile')
        shelf.shown = (body as { image_ids: string[] }).image_ids
        version += 1
        return ofEvent()
      },
    } satisfies Answers,
    ...each,
  ) as Answers
}

/** A file that is being sent, and waits for what the test says of it. */
export class Sending extends EventTarget {
  static all: Sending[] = []
  readonly upload = new EventTarget()
  readonly headers: Record<string, string> = {}
  address = ''
  body: File | undefined
  isAborted = false
  status = 0
  responseText = ''

  open(method: string, url: string): void {
    this.address = `${method} ${new URL(url, location.href).pathname}`
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value
  }

  getAllResponseHeaders = (): string => 'content-type: application/json\r\n'

  send(body: File): void {
    this.body = body
    Sending.all.push(this)
  }

  abort(): void {
    this.isAborted = true
    this.end('abort')
  }

  private end(event: string): void {
    for (const type of [event, 'loadend']) this.dispatchEvent(new Event(type))
  }

  async progress(loaded: number, total: number): Promise<void> {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total }))
    await settle()
  }

  async answer(status: number, body: object): Promise<void> {
    Object.assign(this, { status, responseText: JSON.stringify(body) })
    this.end('load')
    await settle()
  }

  async fail(): Promise<void> {
    this.end('error')
    await settle()
  }
}

export const fileOf = (name: string, type = 'image/jpeg', bytes = 3): File =>
  new File([new Uint8Array(bytes)], name, { type })

/** Chooses files as with the browser's dialog. */
export async function chooseFiles(...files: File[]): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('input[type="file"]')
  Object.defineProperty(field, 'files', { value: files, configurable: true })
  field?.dispatchEvent(new Event('change'))
  await settle()
}

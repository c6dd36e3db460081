import { expect, it } from 'vitest'
import { ApiProblem } from '@/api/problem'
import type { ChangedItems } from '@/api/types'
import { EMPTY_CART, withQuantity } from './cart'
import { sendWithCode } from './send-with-code'

const cart = withQuantity(EMPTY_CART, 'friday', 'child', 1)
const items = [{ occurrence_id: 'friday', rate_id: 'child', quantity: 1 }]
const refusedFor = (reason: string) =>
  new ApiProblem(422, { type: '/problems/invalid-code', reason })

/** A server that refuses every code, for this reason. */
function serverThatRefuses(reason: string) {
  const asked: ChangedItems[] = []
  const send = (wanted: ChangedItems): Promise<string> => {
    asked.push(wanted)
    return wanted.code ? Promise.reject(refusedFor(reason)) : Promise.resolve('taken')
  }
  return { asked, send }
}

it('takes what a code is not for without it', async () => {
  const { asked, send } = serverThatRefuses('applies_to_nothing')
  expect(await sendWithCode(cart, 'PRESSE', send)).toBe('taken')
  expect(asked).toEqual([{ items, code: 'PRESSE' }, { items }])
})

it('takes nothing without a code that is not valid', async () => {
  const { asked, send } = serverThatRefuses('ended')
  await expect(sendWithCode(cart, 'PRESSE', send)).rejects.toThrow(ApiProblem)
  expect(asked).toHaveLength(1)
})

it('names no code where there is none', async () => {
  const { asked, send } = serverThatRefuses('unknown')
  await sendWithCode(cart, null, send)
  expect(asked).toEqual([{ items }])
})

import { describe, expect, it } from 'vitest'
import { ApiProblem, fieldMessageKey, problemMessageKey } from './problem'

function problem(status: number, body: unknown, headers: HeadersInit = {}): ApiProblem {
  return ApiProblem.fromResponse(new Response(null, { status, headers }), body)
}

describe('a problem', () => {
  it('is known by the last part of its type', () => {
    const soldOut = problem(409, {
      type: '/problems/not-available',
      title: 'Not available',
      unavailable: [{ occurrence_id: 'o', rate_id: 'r', wanted: 3, free: 1 }],
    })
    expect(soldOut.kind).toBe('not-available')
    expect(soldOut.unavailable[0]?.free).toBe(1)
    expect(soldOut.isTransient).toBe(false)
  })

  it('names every part of the request that was refused', () => {
    const errors = [
      { pointer: '#/contact/email', detail: 'must be an e-mail address' },
      { pointer: '#/pr%C3%A9nom', detail: 'must be absent' },
      { parameter: 'radius_km', detail: 'must be a whole number' },
      { header: 'idempotency-key', detail: 'must be given' },
    ]
    expect(problem(422, { type: '/problems/invalid-field', errors }).errors).toEqual([
      { field: '/contact/email', detail: 'must be an e-mail address' },
      { field: '/prénom', detail: 'must be absent' },
      { field: 'radius_km', detail: 'must be a whole number' },
      { field: 'idempotency-key', detail: 'must be given' },
    ])
    expect(problem(500, undefined).errors).toEqual([])
  })

  it('survives answers that are no problem document', () => {
    const gateway = problem(502, '<html>Bad gateway</html>')
    expect(gateway.kind).toBe('unknown')
    expect(gateway.unavailable).toEqual([])
    expect(gateway.isTransient).toBe(true)
  })

  it('may be tried again when nothing was decided', () => {
    expect(ApiProblem.unreachable(new TypeError('failed')).isTransient).toBe(true)
    expect(problem(503, {}, { 'Retry-After': '2' }).retryAfterSeconds).toBe(2)
    expect(problem(409, { type: '/problems/request-in-progress' }).isTransient).toBe(true)
    expect(problem(409, { type: '/problems/sale-closed' }).isTransient).toBe(false)
    expect(problem(422, {}).isTransient).toBe(false)
  })
})

it('has messages for refused fields in the visitor’s language', () => {
  const key = (field: string): string => fieldMessageKey({ field, detail: 'must be so' })
  expect(key('/contact/name')).toBe('form.not_a_name')
  expect(key('/attendees/2/name')).toBe('form.not_a_name')
  expect(key('/name')).toBe('form.not_a_name')
  expect(key('/contact/email')).toBe('form.not_an_email')
  expect(key('/answers/q1')).toBe('form.refused')
})

it('has a message for what it does not know', () => {
  expect(problemMessageKey(ApiProblem.unreachable(null))).toBe('problem.unreachable')
  expect(problemMessageKey(problem(404, {}))).toBe('problem.notFound')
  expect(problemMessageKey(problem(503, {}))).toBe('problem.busy')
  expect(problemMessageKey(problem(500, {}))).toBe('problem.unexpected')
  expect(problemMessageKey(new Error('anything'))).toBe('problem.unexpected')
})
